namespace Customary.Hosting.Issuer;

/// <summary>
/// The first segment of the path of an authority: a tenant ID, a name from which an ID is derived, or an alias that leaves the
/// tenant to the user or the client. Source: docs/contract.md#partners-and-the-development-issuer.
/// </summary>
/// <param name="Name">The segment.</param>
internal readonly record struct AuthorityTenant(string Name)
{
    private static readonly string[] UserAliases = ["common", "organizations"];

    /// <summary>Whether the user determines the tenant.</summary>
    public bool IsUserAlias => UserAliases.Contains(Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the authority is one of AD FS. Its paths have no tenant, so the client ID determines it.</summary>
    public bool IsAdfs => Name.Equals("adfs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the segment names a tenant.</summary>
    public bool IsTenant => !IsUserAlias && !IsAdfs;

    /// <summary>Returns the tenant of a client.</summary>
    public Guid Resolve(string client) => TenantNames.Resolve(IsAdfs ? client : Name);

    /// <summary>Returns the tenant of a user of a client. Under an alias, it is the tenant of the user's domain; null if the user has none.</summary>
    public Guid? Resolve(string client, string user)
    {
        if (!IsUserAlias) return Resolve(client);
        var domain = user[(user.LastIndexOf('@') + 1)..];
        return domain.Length == 0 ? null : TenantNames.Resolve(domain);
    }
}
