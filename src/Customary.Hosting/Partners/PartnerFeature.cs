namespace Customary.Hosting.Partners;

/// <summary>The services of registered partners.</summary>
internal static class PartnerFeature
{
    /// <summary>Registers the partner registry and the import of the partners file.</summary>
    public static IServiceCollection AddPartners(this IServiceCollection services, PartnerRegistryOptions registry, PartnersFileOptions file) => services
        .AddSingleton(registry)
        .AddSingleton(file)
        .AddSingleton<PartnerStore>()
        .AddSingleton<PartnerRegistry>()
        .AddSingleton<PartnersFileImporter>();
}
