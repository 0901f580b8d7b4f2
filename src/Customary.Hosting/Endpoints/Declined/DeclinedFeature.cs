namespace Customary.Hosting.Endpoints.Declined;

/// <summary>The services of the lists that are not served.</summary>
internal static class DeclinedFeature
{
    /// <summary>Registers the services that <see cref="DeclinedEndpoints"/> uses.</summary>
    public static IServiceCollection AddDeclined(this IServiceCollection services, DeclinedOptions options) => services.AddSingleton(options);
}
