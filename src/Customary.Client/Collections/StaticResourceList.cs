using System.Globalization;
using System.Runtime.CompilerServices;

namespace Customary.Client;

/// <summary>A list in memory, for tests.</summary>
internal sealed class StaticResourceList<T>(T[] items, int pageSize) : AsyncResourceList<T>
{
    /// <inheritdoc/>
    public override async IAsyncEnumerable<ResourcePage<T>> GetPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var next = 0;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            T[] page = [.. items.Skip(next).Take(pageSize)];
            next += page.Length;
            yield return new(page, next < items.Length ? next.ToString(CultureInfo.InvariantCulture) : null);
        }
        while (next < items.Length);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ClientResult> GetRawPagesAsync()
    {
        await foreach (var page in GetPagesAsync().ConfigureAwait(false)) yield return ClientResult.FromValue(page, new StaticResponse());
    }

    /// <inheritdoc/>
    public override ContinuationToken? GetContinuationToken(ClientResult page) =>
        GetPage(page).ContinuationToken is { } token ? ContinuationToken.FromBytes(BinaryData.FromString(token)) : null;

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<T> GetValuesFromPageAsync(ClientResult page)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in GetPage(page).Items) yield return item;
    }

    private static ResourcePage<T> GetPage(ClientResult page) =>
        page is ClientResult<ResourcePage<T>> typed ? typed.Value : throw new ArgumentException("The page is not of this list.", nameof(page));
}
