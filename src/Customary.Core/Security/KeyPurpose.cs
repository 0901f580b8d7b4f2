namespace Customary.Core.Security;

/// <summary>
/// The purpose of a derived key. Each purpose has its own key, so a value for one purpose is never valid for another. The number at
/// the end of a name is the version of the content: if the content changes, increment it, and older values are rejected.
/// </summary>
internal sealed class KeyPurpose
{
    /// <summary>Signs continuation tokens of the list of customers.</summary>
    public static readonly KeyPurpose CustomerCursor = new("customer cursor 1");

    /// <summary>Signs continuation tokens of the list of a customer's users.</summary>
    public static readonly KeyPurpose UserCursor = new("user cursor 2");

    /// <summary>Signs continuation tokens of the list of the members of a directory role.</summary>
    public static readonly KeyPurpose RoleMemberCursor = new("role member cursor 1");

    /// <summary>Signs continuation tokens of the list of audit records.</summary>
    public static readonly KeyPurpose AuditCursor = new("audit cursor 2");

    /// <summary>Encrypts refresh tokens. They are long-lived, so tokens from before purposes existed are accepted.</summary>
    public static readonly KeyPurpose RefreshToken = new("refresh token 1") { AcceptsLegacy = true };

    /// <summary>Encrypts authorization codes.</summary>
    public static readonly KeyPurpose AuthorizationCode = new("authorization code 1");

    /// <summary>Encrypts the codes of devices that wait for their user.</summary>
    public static readonly KeyPurpose DeviceCode = new("device code 1");

    /// <summary>Encrypts the development issuer's signing key in the store.</summary>
    public static readonly KeyPurpose IssuerSigningKey = new("issuer signing key 1") { AcceptsLegacy = true };

    /// <summary>Encrypts the key from which first passwords are derived in the store.</summary>
    public static readonly KeyPurpose FirstPasswordKey = new("first password key 1");

    /// <summary>Encrypts the key of request fingerprints in the store.</summary>
    public static readonly KeyPurpose RequestFingerprintKey = new("request fingerprint key 1");

    /// <summary>Encrypts the sessions of the portal in the store.</summary>
    public static readonly KeyPurpose PortalSession = new("portal session 1");

    /// <summary>Encrypts the tokens of the portal's forms and the cookie of a sign-in that has not ended yet.</summary>
    public static readonly KeyPurpose PortalData = new("portal data 1");

    /// <summary>Encrypts the sessions of administrators of customers.</summary>
    public static readonly KeyPurpose OrganizationSession = new("organization session 1");

    /// <summary>Encrypts the sessions of operators.</summary>
    public static readonly KeyPurpose OperatorSession = new("operator session 1");

    private KeyPurpose(string name) => Name = name;

    /// <summary>The name for the derivation of the key.</summary>
    public string Name { get; }

    /// <summary>Whether values that were encrypted before purposes existed are accepted.</summary>
    internal bool AcceptsLegacy { get; private init; }
}
