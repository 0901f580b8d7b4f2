namespace Customary.Contracts;

/// <summary>
/// A service of a customer that the partner can administer.
/// Source: managed service resources, "ManagedService".
/// </summary>
public sealed record ManagedService : ApiObject
{
    /// <summary>The ID of the service.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the service.</summary>
    public string? Name { get; init; }

    /// <summary>The group of the service.</summary>
    public string? GroupName { get; init; }

    /// <summary>The links to the administration pages of the service.</summary>
    public ManagedServiceLinks? Links { get; init; }

    /// <summary>The object type: <c>ManagedService</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
