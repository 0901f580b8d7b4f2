namespace Customary.Client;

/// <summary>The headers of the API.</summary>
internal static class ApiHeaders
{
    /// <summary>The ID of a request, the same for all its tries.</summary>
    public const string RequestId = "MS-RequestId";

    /// <summary>The ID that requests and logs of one activity share.</summary>
    public const string CorrelationId = "MS-CorrelationId";

    /// <summary>The token of a page.</summary>
    public const string ContinuationToken = "MS-ContinuationToken";

    /// <summary>The culture of texts.</summary>
    public const string Locale = "X-Locale";

    /// <summary>The name of the calling application.</summary>
    public const string Application = "MS-PartnerCenter-Application";
}
