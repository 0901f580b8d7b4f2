namespace Customary.Hosting.Http;

/// <summary>
/// The JSON body of a request. Clients can send any casing, a byte order mark, nulls, unknown properties and trailing commas
/// (docs/contract.md#json).
/// </summary>
/// <typeparam name="TResource">The type of the body.</typeparam>
/// <param name="Value">The body after parsing.</param>
internal sealed record JsonBody<TResource>(TResource Value)
    where TResource : class
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Binds the body to a parameter of an endpoint.</summary>
    /// <exception cref="RequestFaultException">The media type or the text is not JSON, the body has a content encoding, or it is not UTF-8.</exception>
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

    // The description contains the position but not the text, which can be personal data.
    private static string Describe(ReadOnlySpan<byte> json, JsonException exception) => exception switch
    {
        _ when json.IsEmpty => "it is empty where a JSON object is expected.",
        { Path: { Length: > 2 } path } when path.StartsWith("$.", StringComparison.Ordinal) => $"{path[2..]} has the wrong type, or the JSON ends there.",
        { LineNumber: { } line, BytePositionInLine: { } column } => $"it is not a JSON object (line {line + 1}, byte {column + 1}).",
        _ => "it is not a JSON object.",
    };
}
