using System.Runtime.CompilerServices;

namespace Customary.Client;

/// <summary>A list of the service.</summary>
/// <param name="pipeline">Sends the requests.</param>
/// <param name="first">The request of the first page.</param>
/// <param name="continuationToken">The token to start with; null to start with the first page.</param>
/// <param name="seek">Whether a request with a token also needs <c>seekOperation=Next</c>.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal sealed class PagedResourceList<T>(ApiPipeline pipeline, ApiRequest first, string? continuationToken, bool seek, CancellationToken cancellationToken)
    : AsyncResourceList<T>
{
    private static readonly JsonTypeInfo<ResourceCollection<T>> Page = RoundTripJson.GetTypeInfo<ResourceCollection<T>>();

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ResourcePage<T>> GetPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in ReadAsync(cancellationToken).ConfigureAwait(false)) yield return new(page.Value.Items ?? [], GetToken(page.Value));
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ClientResult> GetRawPagesAsync() => ReadAsync(CancellationToken.None);

    /// <inheritdoc/>
    public override ContinuationToken? GetContinuationToken(ClientResult page) =>
        GetToken(Read(page)) is { } token ? ContinuationToken.FromBytes(BinaryData.FromString(token)) : null;

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<T> GetValuesFromPageAsync(ClientResult page)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in Read(page).Items ?? []) yield return item;
    }

    private async IAsyncEnumerable<ClientResult<ResourceCollection<T>>> ReadAsync([EnumeratorCancellation] CancellationToken enumeration)
    {
        using var linked = cancellationToken.CanBeCanceled && enumeration.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeration)
            : null;
        var either = linked?.Token ?? (enumeration.CanBeCanceled ? enumeration : cancellationToken);
        var token = continuationToken;
        do
        {
            PipelineResponse response;
            try
            {
                response = await pipeline.SendAsync(GetRequest(token), either).ConfigureAwait(false);
            }
            catch (CustomaryException exception) when (exception is { Status: 400, Code: CustomaryErrorCode.InvalidInput } && token is not null && token != continuationToken)
            {
                // The items after the token are gone, or the service gives a token with the last page too.
                yield break;
            }

            var page = ApiPipeline.Read(first.Operation, response, Page);
            yield return ClientResult.FromValue(page, response);
            token = GetToken(page);
        }
        while (token is not null);
    }

    private ApiRequest GetRequest(string? token)
    {
        if (token is null) return first;
        return first with { Path = seek ? QueryBuilder.Append(first.Path, "seekOperation", "Next") : first.Path, ContinuationToken = token };
    }

    private ResourceCollection<T> Read(ClientResult page) =>
        Guard.NotNull(page) is ClientResult<ResourceCollection<T>> read ? read.Value : ApiPipeline.Read(first.Operation, page.GetRawResponse(), Page);

    private static string? GetToken(ResourceCollection<T> page)
    {
        var token = page.ContinuationToken
            ?? page.Links?.Next?.Headers?.FirstOrDefault(header => string.Equals(header.Key, ApiHeaders.ContinuationToken, StringComparison.OrdinalIgnoreCase))?.Value;
        return string.IsNullOrEmpty(token) ? null : token;
    }
}
