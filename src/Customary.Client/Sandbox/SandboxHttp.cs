namespace Customary.Client.Sandbox;

/// <summary>Sends requests to the administrative API and reads the responses.</summary>
internal sealed class SandboxHttp(HttpClient http) : IDisposable
{
    private const string Root = "_customary";

    /// <summary>Sends a request without a body and reads the response.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query below <c>/_customary/</c>, encoded; empty for the root.</param>
    /// <param name="type">The type of the response.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    public async Task<TResponse> SendAsync<TResponse>(HttpMethod method, string path, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, content: null, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a JSON body and reads the response.</summary>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    public async Task<TResponse> SendAsync<TBody, TResponse>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken)
    {
        using var content = ToContent(body, bodyType);
        using var response = await SendAsync(method, path, content, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a body and reads the response. Disposes the body.</summary>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    public async Task<TResponse> SendAsync<TResponse>(HttpMethod method, string path, HttpContent content, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken)
    {
        using (content)
        {
            using var response = await SendAsync(method, path, content, cancellationToken).ConfigureAwait(false);
            return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a JSON body and ignores the body of the response.</summary>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    public async Task SendAsync<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken)
    {
        using var content = ToContent(body, bodyType);
        using var response = await SendAsync(method, path, content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request without a body and ignores the body of the response.</summary>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    public async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, content: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a request and returns a successful response, which the caller must dispose.</summary>
    /// <exception cref="SandboxException">The server refused the request.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var separator = path.Length == 0 || path[0] == '?' ? "" : "/";
        using var request = new HttpRequestMessage(method, new Uri($"{Root}{separator}{path}", UriKind.Relative)) { Content = content };
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new SandboxException((int)response.StatusCode, await ReadFaultAsync(response).ConfigureAwait(false));
    }

    public void Dispose() => http.Dispose();

    private static ByteArrayContent ToContent<TBody>(TBody body, JsonTypeInfo<TBody> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body, type)) { Headers = { ContentType = new("application/json") } };

    private static async Task<TResponse> ReadAsync<TResponse>(HttpResponseMessage response, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken)
    {
#if NET
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        return await JsonSerializer.DeserializeAsync(body, type, cancellationToken).ConfigureAwait(false)
            ?? throw new SandboxException((int)response.StatusCode, fault: null);
    }

    // A proxy between the client and the server can answer with something else.
    private static async Task<ApiFault?> ReadFaultAsync(HttpResponseMessage response)
    {
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), SandboxJsonContext.Api.ApiFault);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
