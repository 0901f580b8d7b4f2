namespace Customary.Core.Etags;

/// <summary>How etags are checked.</summary>
internal sealed record EtagOptions
{
    /// <summary>The HTTP status that answers a stale etag: 400 or 412.</summary>
    public int StaleStatus { get; init; } = 400;

    /// <summary>Whether an update without an etag is refused.</summary>
    public bool IsRequired { get; init; } = true;
}
