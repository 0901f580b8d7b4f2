namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>The services of the audit record endpoint.</summary>
internal static class AuditFeature
{
    /// <summary>Registers the services that <see cref="AuditEndpoints"/> uses.</summary>
    public static IServiceCollection AddAuditRecords(this IServiceCollection services, AuditOptions options) =>
        services.AddSingleton(options).AddSingleton<AuditStore>().AddSingleton<AuditService>();
}
