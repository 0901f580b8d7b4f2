namespace Customary.Hosting.Endpoints.Qualifications;

/// <summary>The services of the qualification endpoints.</summary>
internal static class QualificationFeature
{
    /// <summary>Registers the services that <see cref="QualificationEndpoints"/> uses.</summary>
    public static IServiceCollection AddQualifications(this IServiceCollection services, QualificationOptions options) => services
        .AddSingleton(options)
        .AddSingleton<QualificationStore>()
        .AddSingleton<ValidationCodeStore>()
        .AddSingleton<ValidationCodeService>()
        .AddSingleton<QualificationService>();
}
