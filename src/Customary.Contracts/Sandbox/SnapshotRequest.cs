namespace Customary.Contracts.Sandbox;

/// <summary>What <c>POST /_customary/snapshots</c> saves, and under which name. Exactly one of tenant and all must be set.</summary>
public sealed record SnapshotRequest
{
    /// <summary>The name: 1 to 64 letters, digits, dots, hyphens and underscores. No snapshot can have it already.</summary>
    public string? Name { get; init; }

    /// <summary>The partner tenant to save: a GUID or a name that the development issuer knows, such as <c>contoso</c>.</summary>
    public string? Tenant { get; init; }

    /// <summary>True saves all partner tenants.</summary>
    public bool? All { get; init; }
}
