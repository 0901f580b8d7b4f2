namespace Customary.Storage.Users;

/// <summary>A user of a customer as it is stored.</summary>
internal sealed record UserRow
{
    /// <summary>The customer whose user this is.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The user.</summary>
    public required Guid User { get; init; }

    /// <summary>The name with which the user signs in, folded.</summary>
    public required byte[] PrincipalNameKey { get; init; }

    /// <summary>The name that is shown, folded.</summary>
    public required byte[] DisplayNameKey { get; init; }

    /// <summary>When the user was deleted, in Unix milliseconds; 0 while it is active.</summary>
    public long DeletedAt { get; init; }

    /// <summary>Whether the user is deleted.</summary>
    public bool IsDeleted => DeletedAt > 0;

    /// <summary>The slow hash of the password; null where it is derived.</summary>
    public byte[]? Password { get; init; }

    /// <summary>The <see cref="Customary.Contracts.CustomerUser"/> as it goes over the wire, UTF-8 JSON, without its password.</summary>
    public required byte[] Body { get; init; }
}
