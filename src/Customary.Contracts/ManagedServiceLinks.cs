namespace Customary.Contracts;

/// <summary>
/// The links to the administration pages of a managed service.
/// Source: managed service resources, "ManagedServiceLinks".
/// </summary>
public sealed record ManagedServiceLinks : ApiObject
{
    /// <summary>The administration portal of the service.</summary>
    public ResourceLink? AdminService { get; init; }

    /// <summary>The health page of the service.</summary>
    public ResourceLink? ServiceHealth { get; init; }

    /// <summary>The page for support requests.</summary>
    public ResourceLink? ServiceTicket { get; init; }
}
