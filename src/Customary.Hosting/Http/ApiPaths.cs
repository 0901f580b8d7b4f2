namespace Customary.Hosting.Http;

/// <summary>Which paths are what, before any route is known.</summary>
internal static class ApiPaths
{
    private static readonly PathString Api = "/v1";
    private static readonly PathString AuditActivity = "/auditactivity";
    private static readonly PathString Customers = "/v1/customers";

    /// <summary>Whether a path is the API's: everything there needs a token, also what does not exist.</summary>
    public static bool IsApi(PathString path) =>
        path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(AuditActivity, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path belongs to the customer resource, which has a limit of requests (decision 1).</summary>
    public static bool IsCustomers(PathString path) => path.StartsWithSegments(Customers, StringComparison.OrdinalIgnoreCase);
}
