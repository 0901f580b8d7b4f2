namespace Customary.Client.Sandbox;

/// <summary>Sends requests to the administrative API and reads the responses.</summary>
internal sealed class SandboxHttp(ApiPipeline pipeline)
{
    private const string Root = "/_customary";
    private const int BufferSize = 81_920;

    /// <summary>Sends a request without a body and reads the response.</summary>
    /// <param name="operation">The ID of the operation in the OpenAPI document of the administrative API.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query below <c>/_customary</c>, encoded; empty for the root.</param>
    /// <param name="type">The type of the response.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task<TResponse> SendAsync<TResponse>(string operation, string method, string path, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken) =>
        ApiPipeline.Read(operation, await pipeline.SendAsync(new(operation, method, Root + path), cancellationToken).ConfigureAwait(false), type);

    /// <summary>Sends a JSON body and reads the response.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task<TResponse> SendAsync<TBody, TResponse>(
        string operation, string method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken) =>
        ApiPipeline.Read(operation, await pipeline.SendAsync(ApiRequest.Create(operation, method, Root + path, body, bodyType), cancellationToken).ConfigureAwait(false), type);

    /// <summary>Reads a collection.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task<IReadOnlyList<TItem>> ListAsync<TItem>(string operation, string path, JsonTypeInfo<SandboxCollection<TItem>> type, CancellationToken cancellationToken) =>
        (await SendAsync(operation, "GET", path, type, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>Deletes something.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task DeleteAsync(string operation, string path, CancellationToken cancellationToken)
    {
        using var response = await pipeline.SendAsync(ApiRequest.Delete(operation, Root + path), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the content of a stream and reads the response.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public async Task<TResponse> SendStreamAsync<TResponse>(string operation, string path, Stream stream, string contentType, JsonTypeInfo<TResponse> type, CancellationToken cancellationToken)
    {
        using var content = new StreamContent(stream);
        return ApiPipeline.Read(operation, await pipeline.SendAsync(new(operation, "POST", Root + path) { Stream = (content, contentType) }, cancellationToken).ConfigureAwait(false), type);
    }

    /// <summary>Copies the body of a response while it arrives.</summary>
    /// <exception cref="CustomaryException">The operation failed, or the response is not complete.</exception>
    public async Task CopyAsync(string operation, string path, Stream output, CancellationToken cancellationToken)
    {
        using var response = await pipeline.SendAsync(new(operation, "GET", Root + path) { IsStreamed = true }, cancellationToken).ConfigureAwait(false);
        var body = response.ContentStream ?? Stream.Null;
        var buffer = new byte[BufferSize];
        while (true)
        {
            int count;
            try
            {
#if NET
                count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
#else
                count = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
#endif
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && NetworkFailures.Classify(exception) is not null)
            {
                throw new CustomaryException($"{operation} failed: the connection ended before the response was complete: {Failures.Innermost(exception)}", exception);
            }

            if (count == 0) return;
#if NET
            await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
#else
            await output.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
#endif
        }
    }
}
