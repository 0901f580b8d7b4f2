namespace Customary.Contracts;

/// <summary>
/// A directory role that can be assigned to users of a customer.
/// Source: "Get user roles for a customer".
/// </summary>
public sealed record DirectoryRole : ApiObject
{
    /// <summary>The name of the role.</summary>
    public string? Name { get; init; }

    /// <summary>The ID of the role template: a GUID that is the same for every customer.</summary>
    public string? Id { get; init; }

    /// <summary>The object type: <c>DirectoryRole</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
