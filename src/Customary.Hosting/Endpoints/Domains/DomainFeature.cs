namespace Customary.Hosting.Endpoints.Domains;

/// <summary>The services of the domain endpoints.</summary>
internal static class DomainFeature
{
    /// <summary>Registers the services that <see cref="DomainEndpoints"/> uses.</summary>
    public static IServiceCollection AddDomains(this IServiceCollection services) => services.AddSingleton<DomainStore>();

    /// <summary>Registers the services that <see cref="VerifiedDomainEndpoints"/> uses.</summary>
    public static IServiceCollection AddVerifiedDomains(this IServiceCollection services) =>
        services.AddSingleton<VerifiedDomainValidator>().AddSingleton<VerifiedDomainService>();
}
