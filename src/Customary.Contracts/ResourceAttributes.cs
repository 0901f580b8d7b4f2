namespace Customary.Contracts;

/// <summary>
/// The metadata of a resource.
/// Source: utility resources, "ResourceAttributes".
/// </summary>
public sealed record ResourceAttributes
{
    /// <summary>The version of the resource, where writes to it are guarded.</summary>
    public string? Etag { get; init; }

    /// <summary>The kind of the resource.</summary>
    public string? ObjectType { get; init; }
}
