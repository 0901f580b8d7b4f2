namespace Customary.Hosting.Endpoints.Countries;

/// <summary>The services of the country and address validation endpoints.</summary>
internal static class CountryFeature
{
    /// <summary>Registers the country rules and the validators that depend on them.</summary>
    public static IServiceCollection AddCountries(this IServiceCollection services, CountryOptions options) => services
        .AddSingleton(options)
        .AddSingleton(_ => CountryCatalog.Load(options.RegistrationRules))
        .AddSingleton<AddressValidator>()
        .AddSingleton(_ => new RegistrationNumberValidator(options.RegistrationRules));
}
