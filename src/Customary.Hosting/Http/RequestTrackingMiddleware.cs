using System.Buffers.Binary;
using System.Buffers.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Http;

/// <summary>
/// Sets the tracking IDs of a request and the tracking headers of its response. It echoes valid values of the request, and never
/// a text that was not validated (docs/contract.md#request-and-response-headers).
/// </summary>
internal sealed class RequestTrackingMiddleware
{
    private const string DefaultLocale = "en-US";
    private const int MaxCorrelationVectorLength = 128;
    private const int VectorBytes = 12;

    private static readonly string[] TrackingHeaders =
        [ApiHeaders.RequestId, ApiHeaders.CorrelationId, ApiHeaders.CorrelationVector, ApiHeaders.ServerId, ApiHeaders.Locale, HeaderNames.XContentTypeOptions];

    // Identifies the server without naming the machine.
    private static readonly StringValues ThisServer = "000001";

    private readonly RequestDelegate _next;
    private readonly IdGenerator _ids;
    private readonly byte[] _vectorStart = new byte[VectorBytes - sizeof(int)];
    private int _vectors;

    public RequestTrackingMiddleware(RequestDelegate next, IdGenerator ids)
    {
        (_next, _ids) = (next, ids);
        ids.FillRandom(_vectorStart);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request.Headers;
        var idempotency = GuidOf(request[ApiHeaders.RequestId]);
        var requestId = Format(idempotency ?? _ids.NewRequestId(), request[ApiHeaders.RequestId]);
        var correlationId = Format(GuidOf(request[ApiHeaders.CorrelationId]) ?? _ids.NewRequestId(), request[ApiHeaders.CorrelationId]);
        context.Features.Set(new RequestIds(requestId, correlationId, idempotency));

        var response = context.Response.Headers;
        response[ApiHeaders.RequestId] = requestId;
        response[ApiHeaders.CorrelationId] = correlationId;
        response[ApiHeaders.CorrelationVector] = IsVector(request[ApiHeaders.CorrelationVector]) ? request[ApiHeaders.CorrelationVector] : NewVector();
        response[ApiHeaders.ServerId] = ThisServer;
        response[ApiHeaders.Locale] = GetLocale(request[ApiHeaders.Locale]);
        response.XContentTypeOptions = "nosniff";
        return _next(context);
    }

    /// <summary>Removes everything from a response that has not started, except its tracking headers.</summary>
    internal static void ClearExceptTracking(HttpResponse response)
    {
        var values = Array.ConvertAll(TrackingHeaders, name => response.Headers[name]);
        response.Clear();
        foreach (var (name, value) in TrackingHeaders.Zip(values)) response.Headers[name] = value;
    }

    /// <summary>The GUID in a header with a single value; null if it is anything else.</summary>
    internal static Guid? GuidOf(StringValues values) => values is [{ } text] && StrictGuid.TryParse(text, out var id) ? id : null;

    // The parsed value is echoed. If its text equals the text of the request, that string is reused.
    private static string Format(Guid id, StringValues values)
    {
        Span<char> text = stackalloc char[36];
        return id.TryFormat(text, out _) && values is [{ } same] && text.SequenceEqual(same) ? same : id.ToString();
    }

    // The base of a vector has 16 Base64 characters; ".0" counts the hops. It must be unique but not secret.
    private string NewVector()
    {
        Span<byte> start = stackalloc byte[VectorBytes];
        _vectorStart.CopyTo(start);
        BinaryPrimitives.WriteInt32BigEndian(start[_vectorStart.Length..], Interlocked.Increment(ref _vectors));
        Span<byte> text = stackalloc byte[18];
        Base64.EncodeToUtf8(start, text, out _, out _);
        ".0"u8.CopyTo(text[16..]);
        return Encoding.ASCII.GetString(text);
    }

    private static bool IsVector(StringValues values) =>
        values is [{ Length: > 0 and <= MaxCorrelationVectorLength } vector]
        && vector.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '.' or '-' or '_');

    // All texts are English. Like Partner Center, the server echoes a well-formed locale.
    private static StringValues GetLocale(StringValues values) =>
        values is [{ Length: 5 } locale]
        && char.IsAsciiLetter(locale[0]) && char.IsAsciiLetter(locale[1]) && locale[2] == '-' && char.IsAsciiLetter(locale[3]) && char.IsAsciiLetter(locale[4])
            ? values
            : DefaultLocale;
}
