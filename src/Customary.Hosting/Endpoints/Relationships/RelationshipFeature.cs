namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>The services of the relationship endpoints.</summary>
internal static class RelationshipFeature
{
    /// <summary>Registers the services that <see cref="RelationshipEndpoints"/> uses.</summary>
    public static IServiceCollection AddRelationships(this IServiceCollection services) => services.AddSingleton<RelationshipService>();

    /// <summary>Registers the services that <see cref="AcceptanceEndpoints"/> uses.</summary>
    public static IServiceCollection AddAcceptancePage(this IServiceCollection services, SignInOptions options) =>
        services.AddSingleton(options).AddSingleton<RelationshipAcceptance>().AddSingleton<SignInAttemptLimiter>();
}
