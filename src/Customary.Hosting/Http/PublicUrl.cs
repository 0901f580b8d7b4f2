namespace Customary.Hosting.Http;

/// <summary>
/// The URL under which clients reach the server: the configured one, or the first URL that the server listens on. The Host
/// header is never used, because any client can set it (docs/contract.md#public-url).
/// </summary>
internal sealed class PublicUrl(PublicUrlOptions options, ListeningUrls listening)
{
    private string? _value;

    /// <summary>The URL without a trailing slash. Without a configured URL, it is known only after the server has started to listen.</summary>
    public string Value => _value ??= options.Url?.ToString().TrimEnd('/') ?? listening.All[0];
}
