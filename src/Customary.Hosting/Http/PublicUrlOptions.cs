namespace Customary.Hosting.Http;

/// <summary>The URL under which clients reach the server.</summary>
internal sealed record PublicUrlOptions
{
    /// <summary>The configured URL; null to use the first URL that the server listens on.</summary>
    public Uri? Url { get; init; }
}
