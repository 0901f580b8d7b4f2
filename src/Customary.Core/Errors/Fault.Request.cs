using Customary.Core.Validation;

namespace Customary.Core.Errors;

/// <summary>Faults of requests that no room could take. Source: decision 12 unless said.</summary>
internal sealed partial record Fault
{
    /// <summary>400/2000: the body is not JSON, or a member has the wrong type.</summary>
    public static Fault MalformedBody(string what) => new(400, 2000, $"The request body could not be read: {what}");

    /// <summary>400/3000: one query parameter or path part is not allowed.</summary>
    public static Fault InvalidParameter(string field, string reason) =>
        new(400, 3000, $"{field} {reason}.", [$"{field}: {reason}"]);

    /// <summary>400 with the code of the first violation, and all of them in the data (decision 11).</summary>
    public static Fault ValidationFailed(ValidationErrors errors)
    {
        var first = errors.All[0];
        return new(
            400,
            first.Code,
            errors.All.Count == 1
                ? $"{first.Field} {first.Reason}."
                : $"{errors.All.Count} fields are not as they must be; the first is {first.Field}, which {first.Reason}.",
            [.. errors.All.Select(error => $"{error.Field}: {error.Reason}")]);
    }

    /// <summary>400/3000: a text contains a character that cannot be stored.</summary>
    public static Fault InvalidText() =>
        new(400, 3000, "A text in the request contains NUL (U+0000) or an unpaired surrogate. Remove that character and send the request again.");

    /// <summary>404/1000: no such route.</summary>
    public static Fault RouteNotFound() => new(404, 1000, "There is nothing at this path; check its spelling and the version prefix /v1.");

    /// <summary>405/900141: the route exists, but not with this verb.</summary>
    public static Fault MethodNotAllowed(string allowed) =>
        new(405, 900141, allowed.Length == 0
            ? "This path does not take that method."
            : $"This path does not take that method; it takes {allowed}.");

    /// <summary>406/800042: the caller accepts no JSON.</summary>
    public static Fault NotAcceptable() => new(406, 800042, "Answers are JSON only; send Accept: application/json, or leave Accept out.");

    /// <summary>408/800002: the body did not arrive in time.</summary>
    public static Fault RequestTimeout() => new(408, 800002, "The request took too long to arrive.");

    /// <summary>413/800002: the body is larger than the service takes.</summary>
    public static Fault PayloadTooLarge() => new(413, 800002, $"The request body is too large; at most {RequestLimits.BodyBytes:N0} bytes are taken.");

    /// <summary>400/2000: the request line or a header is not well-formed, or Host is missing.</summary>
    public static Fault MalformedRequest() =>
        new(400, 2000, "The request is not well-formed HTTP: the request line, a header or the framing of the body is not valid, or the Host header is missing.");

    /// <summary>414/800002: the request line is longer than the service takes.</summary>
    public static Fault RequestLineTooLong() => new(414, 800002, $"The request line is too long; at most {RequestLimits.RequestLineBytes:N0} bytes are taken.");

    /// <summary>431/800002: the headers are larger than the service takes.</summary>
    public static Fault HeadersTooLarge() => new(431, 800002, $"The request headers are too large; at most {RequestLimits.HeaderBytes:N0} bytes in {RequestLimits.HeaderCount} headers are taken.");

    /// <summary>505/800002: another version of HTTP.</summary>
    public static Fault HttpVersionNotSupported() => new(505, 800002, "This version of HTTP is not supported; use HTTP/1.1.");

    /// <summary>800002 with the status that the web server gives: something of HTTP that the service does not support.</summary>
    public static Fault HttpNotSupported(int status) => new(status, 800002, "The request uses something of HTTP that this service does not support.");

    /// <summary>415/800002: the body is not JSON by its media type.</summary>
    public static Fault UnsupportedMediaType() => new(415, 800002, "Request bodies are JSON in UTF-8 only; send Content-Type: application/json.");

    /// <summary>415/800002: the body is compressed or otherwise encoded.</summary>
    public static Fault UnsupportedContentEncoding() =>
        new(415, 800002, "The request body has a Content-Encoding that is not supported. Send the body unencoded, without Content-Encoding or with identity.");

    /// <summary>400/2000: the body is not UTF-8; the position counts bytes from 1.</summary>
    public static Fault NotUtf8(int position) => MalformedBody($"it is not valid UTF-8 (byte {position}). Send the body in UTF-8.");

    /// <summary>500/800003: a defect of the service.</summary>
    public static Fault InternalError() =>
        new(500, 800003, "The service failed unexpectedly. Its log has the details under the MS-RequestId and MS-CorrelationId of this answer.");

    /// <summary>503/800003: too many passwords wait to be hashed, of the caller or of all callers together.</summary>
    public static Fault PasswordHashingBusy() =>
        new(503, 800003, "Too many passwords wait to be hashed. Nothing was changed. Retry after the seconds in Retry-After, with fewer such requests at a time.")
        {
            RetryAfterSeconds = 2,
        };

    /// <summary>503/800003: too many bytes of large responses wait for clients to read them, of the caller or of all callers together.</summary>
    public static Fault TooManyUnreadResponses() =>
        new(503, 800003, "Too many large responses of this server are not read yet. Read the responses that are in progress, then retry; a smaller page size needs less.")
        {
            RetryAfterSeconds = 2,
        };

    /// <summary>503/800003: the store cannot be reached or is overloaded. A create may be repeated with its MS-RequestId.</summary>
    public static Fault StorageUnavailable() =>
        new(503, 800003, "The service cannot reach its store at the moment; try again shortly.") { RetryAfterSeconds = 2 };
}
