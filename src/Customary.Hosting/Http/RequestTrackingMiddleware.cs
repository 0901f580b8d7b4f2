using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Customary.Core.Security;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Http;

/// <summary>
/// The first step of the door: gives every request its ids, echoing the values that were sent, and writes them to the
/// answer. No text of the caller gets into a header of the answer unless each of its characters was checked. Source: the contract, sections 2.1 and 2.2.
/// </summary>
internal sealed class RequestTrackingMiddleware
{
    private const string DefaultLocale = "en-US";
    private const int MaxCorrelationVectorLength = 128;
    private const int VectorBytes = 12;

    // Digits that tell servers apart and say nothing about the machine.
    private static readonly StringValues ThisServer = "000001";

    private readonly RequestDelegate _next;
    private readonly IdGenerator _identifiers;
    private readonly byte[] _vectorStart = new byte[VectorBytes - sizeof(int)];
    private int _vectors;

    public RequestTrackingMiddleware(RequestDelegate next, IdGenerator identifiers)
    {
        (_next, _identifiers) = (next, identifiers);
        identifiers.FillRandom(_vectorStart);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var sent = context.Request.Headers;
        var idempotency = GuidOf(sent[ApiHeaders.RequestId]);
        var requestId = TextOf(idempotency ?? _identifiers.NewRequestId(), sent[ApiHeaders.RequestId]);
        var correlationId = TextOf(GuidOf(sent[ApiHeaders.CorrelationId]) ?? _identifiers.NewRequestId(), sent[ApiHeaders.CorrelationId]);
        context.Features.Set(new RequestIds(requestId, correlationId, idempotency));

        var answer = context.Response.Headers;
        answer[ApiHeaders.RequestId] = requestId;
        answer[ApiHeaders.CorrelationId] = correlationId;
        answer[ApiHeaders.CorrelationVector] = IsVector(sent[ApiHeaders.CorrelationVector]) ? sent[ApiHeaders.CorrelationVector] : NewVector();
        answer[ApiHeaders.ServerId] = ThisServer;
        answer[ApiHeaders.Locale] = LocaleOf(sent[ApiHeaders.Locale]);
        answer.XContentTypeOptions = "nosniff";
        return _next(context);
    }

    /// <summary>The GUID in a header that was sent once; null when it is anything else.</summary>
    internal static Guid? GuidOf(StringValues sent) => sent is [{ } text] && StrictGuid.TryParse(text, out var id) ? id : null;

    // What is echoed is the value. Where the text that was sent is the same, it saves making another.
    private static string TextOf(Guid id, StringValues sent)
    {
        Span<char> text = stackalloc char[36];
        return id.TryFormat(text, out _) && sent is [{ } same] && text.SequenceEqual(same) ? same : id.ToString();
    }

    // The base of a vector is 16 characters of Base64, and ".0" counts the hops. It need be unique, not secret.
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

    private static bool IsVector(StringValues sent) =>
        sent is [{ Length: > 0 and <= MaxCorrelationVectorLength } vector]
        && vector.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '.' or '-' or '_');

    // The only texts there are are English, whatever was asked for; a well-formed wish is echoed as the real service does.
    private static StringValues LocaleOf(StringValues sent) =>
        sent is [{ Length: 5 } locale]
        && char.IsAsciiLetter(locale[0]) && char.IsAsciiLetter(locale[1]) && locale[2] == '-' && char.IsAsciiLetter(locale[3]) && char.IsAsciiLetter(locale[4])
            ? sent
            : DefaultLocale;
}
