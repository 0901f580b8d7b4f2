namespace Customary.Hosting.Http;

/// <summary>
/// The names of the API's own headers. Standard headers are in <see cref="Microsoft.Net.Http.Headers.HeaderNames"/>.
/// Source: docs/contract.md#request-and-response-headers.
/// </summary>
internal static class ApiHeaders
{
    /// <summary>The application that sent the request, for the audit log.</summary>
    public const string Application = "MS-PartnerCenter-Application";

    /// <summary>The request ID of a token request, echoed as Entra ID does.</summary>
    public const string ClientRequestId = "client-request-id";

    /// <summary>The continuation token of a page.</summary>
    public const string ContinuationToken = "MS-ContinuationToken";

    /// <summary>The ID that related requests share, a GUID.</summary>
    public const string CorrelationId = "MS-CorrelationId";

    /// <summary>The correlation vector.</summary>
    public const string CorrelationVector = "MS-CV";

    /// <summary>The language of the response, such as <c>en-US</c>.</summary>
    public const string Locale = "X-Locale";

    /// <summary>The policy of a page about the <c>Referer</c> header of its links.</summary>
    public const string ReferrerPolicy = "Referrer-Policy";

    /// <summary>The ID of the request, a GUID; the idempotency key of a create request.</summary>
    public const string RequestId = "MS-RequestId";

    /// <summary>The server that sent the response.</summary>
    public const string ServerId = "MS-ServerId";
}
