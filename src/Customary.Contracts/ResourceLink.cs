namespace Customary.Contracts;

/// <summary>
/// A link to a resource or a page.
/// Source: utility resources, "Link".
/// </summary>
public sealed record ResourceLink : ApiObject
{
    /// <summary>The path and query without the version prefix, such as <c>/customers?size=40</c>.</summary>
    public string? Uri { get; init; }

    /// <summary>The HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>The headers that the client must send, such as the continuation token of a page.</summary>
    public IReadOnlyList<ResourceLinkHeader>? Headers { get; init; }
}
