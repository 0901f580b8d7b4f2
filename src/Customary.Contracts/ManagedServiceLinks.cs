namespace Customary.Contracts;

/// <summary>
/// Where a partner administers a customer's service.
/// Source: managed service resources, "ManagedServiceLinks".
/// </summary>
public sealed record ManagedServiceLinks
{
    /// <summary>The administration of the service.</summary>
    public ResourceLink? AdminService { get; init; }

    /// <summary>How the service does.</summary>
    public ResourceLink? ServiceHealth { get; init; }

    /// <summary>Where to file a request for support.</summary>
    public ResourceLink? ServiceTicket { get; init; }
}
