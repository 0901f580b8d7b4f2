namespace Customary.Contracts;

/// <summary>A header to send when a link is followed.</summary>
public sealed record ResourceLinkHeader
{
    /// <summary>The name of the header.</summary>
    public string? Key { get; init; }

    /// <summary>The value of the header.</summary>
    public string? Value { get; init; }
}
