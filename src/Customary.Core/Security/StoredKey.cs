namespace Customary.Core.Security;

/// <summary>The names under which keys are kept in the store, each encrypted under the server's key.</summary>
internal static class StoredKey
{
    /// <summary>The development issuer's signing key.</summary>
    public const string IssuerSigning = "issuer-signing-key";

    /// <summary>The key of request fingerprints.</summary>
    public const string RequestFingerprints = "request-fingerprint-key";

    /// <summary>The key from which first passwords are derived.</summary>
    public const string FirstPasswords = "first-password-key";
}
