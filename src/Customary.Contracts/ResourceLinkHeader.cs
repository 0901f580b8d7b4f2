namespace Customary.Contracts;

/// <summary>A header of a <see cref="ResourceLink"/>. Source: utility resources, "Link".</summary>
public sealed record ResourceLinkHeader : ApiObject
{
    /// <summary>The name of the header.</summary>
    public string? Key { get; init; }

    /// <summary>The value of the header.</summary>
    public string? Value { get; init; }
}
