namespace Customary.Contracts;

/// <summary>
/// A role that users of a customer can have.
/// Source: "Get user roles for a customer".
/// </summary>
public sealed record DirectoryRole
{
    /// <summary>The name of the role.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the role: that of its template, the same for every customer.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of this resource: <c>DirectoryRole</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
