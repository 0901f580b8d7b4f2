namespace Customary.Core.Etags;

/// <summary>How etags are checked.</summary>
internal sealed record EtagOptions
{
    /// <summary>The HTTP status of the response to a stale etag: 400 or 412.</summary>
    public int StaleStatus { get; init; } = 400;

    /// <summary>Whether an update without an etag is rejected.</summary>
    public bool IsRequired { get; init; } = true;
}
