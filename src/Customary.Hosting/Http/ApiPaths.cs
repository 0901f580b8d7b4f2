namespace Customary.Hosting.Http;

/// <summary>Classifies paths before routing.</summary>
internal static class ApiPaths
{
    private static readonly PathString Api = "/v1";
    private static readonly PathString AuditActivity = "/auditactivity";
    private static readonly PathString Customers = "/v1/customers";

    /// <summary>Whether a path belongs to the API. All these paths require a token, even if they do not exist.</summary>
    public static bool IsApi(PathString path) =>
        path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(AuditActivity, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path belongs to the customer resource, which has a rate limit (docs/contract.md#rate-limit).</summary>
    public static bool IsCustomers(PathString path) => path.StartsWithSegments(Customers, StringComparison.OrdinalIgnoreCase);
}
