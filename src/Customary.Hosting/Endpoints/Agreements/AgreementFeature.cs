namespace Customary.Hosting.Endpoints.Agreements;

/// <summary>The services of the agreement endpoints.</summary>
internal static class AgreementFeature
{
    /// <summary>Registers the services that <see cref="AgreementEndpoints"/> uses.</summary>
    public static IServiceCollection AddAgreements(this IServiceCollection services) =>
        services.AddSingleton<AgreementStore>().AddSingleton<AgreementValidator>().AddSingleton<AgreementService>();
}
