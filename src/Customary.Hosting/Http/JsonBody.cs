using System.Text.Json;
using Customary.Contracts;
using Customary.Core.Errors;

namespace Customary.Hosting.Http;

/// <summary>
/// The body of a request, read as real clients send it: any casing, with or without a byte order mark, nulls,
/// unknown members and trailing commas. Source: the contract, section 2.4.
/// </summary>
/// <typeparam name="TResource">What the body is.</typeparam>
/// <param name="Value">The body after parsing.</param>
internal sealed record JsonBody<TResource>(TResource Value)
    where TResource : class
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body for an endpoint.</summary>
    /// <exception cref="RequestFaultException">It is not JSON by its media type or by its text, has a content encoding, or is not UTF-8.</exception>
    public static async ValueTask<JsonBody<TResource>> BindAsync(HttpContext context)
    {
        if (!JsonMediaTypes.IsJson(context.Request.ContentType)) throw new RequestFaultException(Fault.UnsupportedMediaType());
        return new(Parse(await RequestBody.ReadAsync(context.Request, context.RequestAborted)));
    }

    private static TResource Parse(byte[] body)
    {
        ReadOnlySpan<byte> json = body;
        if (json.StartsWith(ByteOrderMark)) json = json[ByteOrderMark.Length..];
        try
        {
            if (json.IndexOf((byte)'_') >= 0) json = JsonPropertyNames.RemoveUnderscores(json);
            return (TResource?)JsonSerializer.Deserialize(json, ContractsJsonContext.Api.GetTypeInfo(typeof(TResource))!)
                ?? throw new RequestFaultException(Fault.MalformedBody("it is null where an object is expected."));
        }
        catch (JsonException exception)
        {
            throw new RequestFaultException(Fault.MalformedBody(Describe(json, exception)));
        }
        catch (InvalidOperationException)
        {
            throw new RequestFaultException(Fault.MalformedBody("it has text that is not Unicode."));
        }
    }

    // Says where it went wrong and never repeats the text, which may be personal.
    private static string Describe(ReadOnlySpan<byte> json, JsonException exception) => exception switch
    {
        _ when json.IsEmpty => "it is empty where a JSON object is expected.",
        { Path: { Length: > 2 } path } when path.StartsWith("$.", StringComparison.Ordinal) => $"{path[2..]} has the wrong type, or the JSON ends there.",
        { LineNumber: { } line, BytePositionInLine: { } column } => $"it is not a JSON object (line {line + 1}, byte {column + 1}).",
        _ => "it is not a JSON object.",
    };
}
