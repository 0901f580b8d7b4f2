namespace Customary.Contracts;

/// <summary>
/// The metadata of a resource.
/// Source: utility resources, "ResourceAttributes".
/// </summary>
public sealed record ResourceAttributes : ApiObject
{
    /// <summary>The etag. Absent for resources without conditional writes.</summary>
    public string? Etag { get; init; }

    /// <summary>The object type, such as <c>Customer</c>.</summary>
    public string? ObjectType { get; init; }
}
