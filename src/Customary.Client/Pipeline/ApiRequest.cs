namespace Customary.Client;

/// <summary>A request of one operation.</summary>
/// <param name="operation">The ID of the operation in the OpenAPI document. It names logs, metrics and traces.</param>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path with its query, from <c>/v1</c> on.</param>
internal readonly struct ApiRequest(string operation, string method, string path)
{
    /// <summary>The ID of the operation in the OpenAPI document.</summary>
    public string Operation { get; } = operation;

    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The path with its query, from <c>/v1</c> on.</summary>
    public string Path { get; init; } = path;

    /// <summary>The body as JSON in UTF-8; empty if there is none.</summary>
    public BinaryData? Body { get; init; }

    /// <summary>A body that can be sent once, and its media type; null if there is none.</summary>
    public (BinaryContent Content, string Type)? Stream { get; init; }

    /// <summary>Whether the caller reads the body of the response while it arrives.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The <c>MS-RequestId</c> of all tries; null for a new one.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The etag that the resource must have; null for any.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The token of the page.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>Whether 404 is a response and not a failure.</summary>
    public bool AcceptsNotFound { get; init; }

    /// <summary>A request for a resource.</summary>
    public static ApiRequest Get(string operation, string path) => new(operation, "GET", path);

    /// <summary>
    /// A request that deletes a resource. It has an empty body, because the HTTP client repeats a request without a body by itself when
    /// its response is lost. The client must know about each try to tell "deleted by the first try" from "never existed".
    /// </summary>
    public static ApiRequest Delete(string operation, string path) => new(operation, "DELETE", path) { Body = BinaryData.FromBytes(Array.Empty<byte>()) };

    /// <summary>A request with a body.</summary>
    public static ApiRequest Create<T>(string operation, string method, string path, T body, Guid? requestId = null, string? ifMatch = null) =>
        Create(operation, method, path, body, RoundTripJson.GetTypeInfo<T>()) with { RequestId = requestId, IfMatch = ifMatch };

    /// <summary>A request with a body.</summary>
    public static ApiRequest Create<T>(string operation, string method, string path, T body, JsonTypeInfo<T> type) =>
        new(operation, method, path) { Body = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(body, type)) };
}
