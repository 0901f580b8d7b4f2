namespace Customary.Contracts;

/// <summary>
/// One link: what to request, and how.
/// Source: utility resources, "Link".
/// </summary>
public sealed record ResourceLink
{
    /// <summary>The path and query, without the version prefix, such as <c>/customers?size=40</c>.</summary>
    public string? Uri { get; init; }

    /// <summary>The method to request it with.</summary>
    public string? Method { get; init; }

    /// <summary>The headers to send along, such as the continuation token of a page.</summary>
    public IReadOnlyList<ResourceLinkHeader>? Headers { get; init; }
}
