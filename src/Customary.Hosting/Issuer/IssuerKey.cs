using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The signing key of the development issuer. It is created for the first token and stored encrypted, so that tokens remain valid
/// after a restart and on every node with the same store.
/// </summary>
internal sealed class IssuerKey(KeyStore store, ServerKey serverKey)
{
    private const string Name = StoredKey.IssuerSigning;
    private const int Bits = 2048;
    private RsaSecurityKey? _key;

    /// <summary>Returns the key; null if it has not been created yet.</summary>
    public async ValueTask<RsaSecurityKey?> FindAsync(CancellationToken cancellationToken)
    {
        if (_key is not null) return _key;
        return await store.FindAsync(Name, cancellationToken) is { } encrypted ? _key = Decrypt(encrypted) : null;
    }

    /// <summary>Returns the key, and creates it if necessary.</summary>
    public async ValueTask<RsaSecurityKey> GetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } existing) return existing;
        using var created = RSA.Create(Bits);
        var encrypted = serverKey.Protect(KeyPurpose.IssuerSigningKey, created.ExportPkcs8PrivateKey());
        return _key = Decrypt(await store.AddOrFindAsync(Name, encrypted, cancellationToken));
    }

    private RsaSecurityKey Decrypt(byte[] encrypted)
    {
        var decrypted = serverKey.Unprotect(KeyPurpose.IssuerSigningKey, encrypted)
            ?? throw new InvalidOperationException("The development issuer's key is encrypted with another server-key; set the one that this store was used with, or add it to server-key-previous.");
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(decrypted, out _);
        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}
