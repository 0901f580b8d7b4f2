namespace Customary.Core.Errors;

/// <summary>Faults of requests that no endpoint can process. Source unless stated otherwise: docs/contract.md#fault-codes.</summary>
internal sealed partial record Fault
{
    /// <summary>400/2000: the body is not JSON, or a property has the wrong type.</summary>
    public static Fault MalformedBody(string reason) => new(400, 2000, $"The request body could not be read: {reason}");

    /// <summary>400/3000: one query parameter, part of the path or field is not valid.</summary>
    public static Fault InvalidParameter(string field, string reason) =>
        new(400, 3000, $"{field} {reason}.", [$"{field}: {reason}"]);

    /// <summary>400 with the code of the first error, and all errors in the data (docs/contract.md#several-validation-errors).</summary>
    public static Fault ValidationFailed(ValidationErrors errors)
    {
        var first = errors.All[0];
        return new(
            400,
            first.Code,
            errors.All.Count == 1
                ? $"{first.Field} {first.Reason}."
                : $"{errors.All.Count} fields are not valid. The first is {first.Field}: it {first.Reason}.",
            [.. errors.All.Select(error => $"{error.Field}: {error.Reason}")]);
    }

    /// <summary>400/3000: a text contains a character that cannot be stored.</summary>
    public static Fault InvalidText() =>
        new(400, 3000, "A text in the request contains NUL (U+0000) or an unpaired surrogate. Remove that character and send the request again.");

    /// <summary>404/1000: no route matches the path.</summary>
    public static Fault RouteNotFound() =>
        new(404, 1000, "The server has no operation with this method and path. Check the spelling of the path and its version prefix, such as /v1.");

    /// <summary>404/1000: the server does not serve the resources, and the request is not for a list of them (docs/contract.md#operations-that-are-not-served).</summary>
    public static Fault NotServed(string resources) => new(404, 1000, $"The server does not serve {resources}.");

    /// <summary>404/1000: the server does not serve the resources, and the setting declined refuses their lists.</summary>
    public static Fault ListNotServed(string resources) =>
        new(404, 1000, $"The server does not serve {resources}. With the setting declined=empty, it answers this list with an empty collection.");

    /// <summary>405/900141: the route exists, but not for this method.</summary>
    public static Fault MethodNotAllowed(string allowed) =>
        new(405, 900141, allowed.Length == 0
            ? "This path does not support that method."
            : $"This path does not support that method. Supported: {allowed}.");

    /// <summary>406/800042: the caller does not accept JSON.</summary>
    public static Fault NotAcceptable() => new(406, 800042, "Responses are JSON only. Send Accept: application/json, or omit Accept.");

    /// <summary>408/800002: the request did not arrive in time.</summary>
    public static Fault RequestTimeout() => new(408, 800002, "The request took too long to arrive. Send it again.");

    /// <summary>413/800002: the body is too large.</summary>
    public static Fault PayloadTooLarge() => new(413, 800002, $"The request body is too large. The maximum is {RequestLimits.BodyBytes:N0} bytes.");

    /// <summary>400/2000: the request line or a header is malformed, or Host is missing.</summary>
    public static Fault MalformedRequest() =>
        new(400, 2000, "The request is not well-formed HTTP: the request line, a header or the framing of the body is not valid, or the Host header is missing, repeated or not valid.");

    /// <summary>414/800002: the request line is too long.</summary>
    public static Fault RequestLineTooLong() => new(414, 800002, $"The request line is too long. The maximum is {RequestLimits.RequestLineBytes:N0} bytes.");

    /// <summary>431/800002: the headers are too large or too many.</summary>
    public static Fault HeadersTooLarge() => new(431, 800002, $"The request headers are too large or too many. The maximum is {RequestLimits.HeaderBytes:N0} bytes in {RequestLimits.HeaderCount} headers.");

    /// <summary>505/800002: the HTTP version is not supported.</summary>
    public static Fault HttpVersionNotSupported() => new(505, 800002, "This version of HTTP is not supported. Use HTTP/1.1.");

    /// <summary>800002 with the status that the web server chose: the request uses an HTTP feature that is not supported.</summary>
    public static Fault HttpNotSupported(int status) => new(status, 800002, "The request uses an HTTP feature that this server does not support.");

    /// <summary>415/800002: the media type of the body is not JSON.</summary>
    public static Fault UnsupportedMediaType() => new(415, 800002, "Request bodies must be JSON in UTF-8. Send Content-Type: application/json.");

    /// <summary>415/800002: the body is compressed or otherwise encoded.</summary>
    public static Fault UnsupportedContentEncoding() =>
        new(415, 800002, "The request body has a Content-Encoding that is not supported. Send the body unencoded, without Content-Encoding or with identity.");

    /// <summary>400/2000: the body is not UTF-8. The position counts bytes from 1.</summary>
    public static Fault NotUtf8(int position) => MalformedBody($"it is not valid UTF-8 (byte {position}). Send the body in UTF-8.");

    /// <summary>500/800003: an internal error.</summary>
    public static Fault InternalError() =>
        new(500, 800003, "The server failed unexpectedly. Its log has the details under the MS-RequestId and MS-CorrelationId of this response.");

    /// <summary>500/800003: an internal error outside of the request pipeline, whose log entry does not have the ids of the response.</summary>
    public static Fault WebServerError() => new(500, 800003, "The server failed unexpectedly. Its log has the details.");

    /// <summary>503/800003: too many passwords wait to be hashed, for the caller or for all callers together.</summary>
    public static Fault PasswordHashingBusy() =>
        new(503, 800003, "Too many passwords wait to be hashed. Nothing was changed. Retry after the seconds in Retry-After, with fewer such requests at a time.")
        {
            RetryAfterSeconds = 2,
        };

    /// <summary>503/800003: too many bytes of large responses wait for clients to read them, for the caller or for all callers together.</summary>
    /// <param name="isChange">Whether the request can have changed something before its response could not be sent.</param>
    public static Fault TooManyUnreadResponses(bool isChange) =>
        new(503, 800003, isChange
            ? "Too many large responses of this server are not read yet. Any change that the request made was applied. Read the responses that are in progress, then GET the resource."
            : "Too many large responses of this server are not read yet. Read the responses that are in progress, then retry. A page of a smaller size needs less.")
        {
            RetryAfterSeconds = 2,
        };

    /// <summary>503/800003: the database cannot be reached or is overloaded. A create can be repeated with its MS-RequestId.</summary>
    public static Fault StorageUnavailable() =>
        new(503, 800003, "The storage is unavailable or overloaded. A change was not applied, or its outcome is unknown. "
            + "Retry after the seconds in Retry-After, a create with the same MS-RequestId.")
        {
            RetryAfterSeconds = 2,
        };
}
