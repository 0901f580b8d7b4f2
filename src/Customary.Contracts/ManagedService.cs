namespace Customary.Contracts;

/// <summary>
/// A service of a customer that the partner may administer.
/// Source: managed service resources, "ManagedService".
/// </summary>
public sealed record ManagedService
{
    /// <summary>The id of the service.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the service.</summary>
    public string? Name { get; init; }

    /// <summary>The group to which the service belongs.</summary>
    public string? GroupName { get; init; }

    /// <summary>Where the partner administers it.</summary>
    public ManagedServiceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>ManagedService</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
