using Microsoft.IdentityModel.Protocols;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Reads the authority's documents. It follows no redirects, limits the size, requires HTTPS if the authority uses HTTPS, and
/// honors cancellation, which the library's own retriever ignores.
/// </summary>
internal sealed class OidcDocumentRetriever(bool requiresHttps) : IDocumentRetriever, IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxBytes,
    };

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        var uri = new Uri(address);
        if (requiresHttps && uri.Scheme != Uri.UriSchemeHttps) throw new InvalidDataException($"The authority's {address} is not reached over https.");
        return await _http.GetStringAsync(uri, cancel);
    }

    public void Dispose() => _http.Dispose();
}
