namespace Customary.Hosting.Endpoints.ValidationStatuses;

/// <summary>The services of the validation status endpoint.</summary>
internal static class ValidationStatusFeature
{
    /// <summary>Registers the services that <see cref="ValidationStatusEndpoints"/> uses.</summary>
    public static IServiceCollection AddValidationStatuses(this IServiceCollection services) => services.AddSingleton<ValidationStatusService>();
}
