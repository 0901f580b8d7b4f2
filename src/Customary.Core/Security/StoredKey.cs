namespace Customary.Core.Security;

/// <summary>The names of the keys in the store. Each key is encrypted with the server key.</summary>
internal static class StoredKey
{
    /// <summary>The development issuer's signing key.</summary>
    public const string IssuerSigning = "issuer-signing-key";

    /// <summary>The key of request fingerprints.</summary>
    public const string RequestFingerprints = "request-fingerprint-key";

    /// <summary>The key from which first passwords are derived.</summary>
    public const string FirstPasswords = "first-password-key";
}
