namespace Customary.Storage.Users;

/// <summary>A stored user of a customer.</summary>
internal sealed record UserRow
{
    /// <summary>The customer: a tenant ID.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The user ID.</summary>
    public required Guid User { get; init; }

    /// <summary>The folded sign-in name.</summary>
    public required byte[] PrincipalNameKey { get; init; }

    /// <summary>The folded display name.</summary>
    public required byte[] DisplayNameKey { get; init; }

    /// <summary>The time of the deletion in Unix milliseconds; 0 while the user is active.</summary>
    public long DeletedAt { get; init; }

    /// <summary>Whether the user is deleted.</summary>
    public bool IsDeleted => DeletedAt > 0;

    /// <summary>The hash of the password; null when the password is derived. See docs/decisions/0003-passwords-are-derived.md.</summary>
    public byte[]? Password { get; init; }

    /// <summary>A <see cref="Customary.Contracts.CustomerUser"/> without password, in the API's JSON, UTF-8.</summary>
    public required byte[] Body { get; init; }
}
