namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>The services of the profile endpoints.</summary>
internal static class ProfileFeature
{
    /// <summary>Registers the services that <see cref="ProfileEndpoints"/> uses.</summary>
    public static IServiceCollection AddCustomerProfiles(this IServiceCollection services, EtagOptions options) =>
        services.AddSingleton(options).AddSingleton<ProfileService>();

    /// <summary>Registers the services that <see cref="PartnerProfileEndpoints"/> uses.</summary>
    public static IServiceCollection AddPartnerProfiles(this IServiceCollection services) => services
        .AddSingleton<PartnerProfileStore>()
        .AddSingleton<PartnerProfileValidator>()
        .AddSingleton<DefaultPartnerProfiles>()
        .AddSingleton<PartnerProfileService>();
}
