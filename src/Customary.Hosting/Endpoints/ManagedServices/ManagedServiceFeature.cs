namespace Customary.Hosting.Endpoints.ManagedServices;

/// <summary>The services of the managed service endpoints.</summary>
internal static class ManagedServiceFeature
{
    /// <summary>Registers the services that <see cref="ManagedServiceEndpoints"/> uses.</summary>
    public static IServiceCollection AddManagedServices(this IServiceCollection services) => services.AddSingleton<ManagedServiceCatalog>();
}
