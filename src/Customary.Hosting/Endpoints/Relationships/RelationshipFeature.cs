namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>The services of the relationship endpoints.</summary>
internal static class RelationshipFeature
{
    /// <summary>Registers the services that <see cref="RelationshipEndpoints"/> uses.</summary>
    public static IServiceCollection AddRelationships(this IServiceCollection services) => services.AddSingleton<RelationshipService>();

    /// <summary>Registers the services of the customer's side: the page of relationship requests and the pages of administrators of customers.</summary>
    public static IServiceCollection AddAcceptancePage(this IServiceCollection services, SignInOptions options, OrganizationRegistrationOptions registration) => services
        .AddSingleton(options)
        .AddSingleton(registration)
        .AddSingleton<SignInAttemptLimiter>()
        .AddSingleton<AdministratorSignIn>()
        .AddSingleton<RelationshipAcceptance>()
        .AddSingleton<CustomerPartnerService>()
        .AddSingleton<OrganizationRegistration>();
}
