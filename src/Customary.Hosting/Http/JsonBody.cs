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
        if (json.StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        try
        {
            if (json.IndexOf((byte)'_') >= 0) json = JsonPropertyNames.RemoveUnderscores(json);
            return (TResource?)JsonSerializer.Deserialize(json, ContractsJsonContext.Api.GetTypeInfo(typeof(TResource))!)
                ?? throw new RequestFaultException(Fault.MalformedBody("it is null."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new RequestFaultException(Fault.MalformedBody(Describe(body, exception as JsonException)));
        }
    }

    private static string Describe(byte[] body, JsonException? exception)
    {
        if (JsonSyntax.FindError(body) is { } error) return $"it {error}.";
        return exception?.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? $"{path[2..]} has the wrong type." : "it is not a JSON object.";
    }
}
