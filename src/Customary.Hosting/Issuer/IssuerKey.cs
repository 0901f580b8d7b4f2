using System.Security.Cryptography;
using Customary.Core.Security;
using Customary.Storage.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The development issuer's signing key: made when the first token is asked for, kept with the store and sealed, so
/// that a token outlives a restart and every node on the store accepts it (decision 15).
/// </summary>
internal sealed class IssuerKey(KeyStore store, ServerKey serverKey)
{
    private const string Name = StoredKey.IssuerSigning;
    private const int Bits = 2048;
    private RsaSecurityKey? _key;

    /// <summary>The key; null when nothing was ever signed.</summary>
    public async ValueTask<RsaSecurityKey?> FindAsync(CancellationToken cancellationToken)
    {
        if (_key is not null) return _key;
        return await store.FindAsync(Name, cancellationToken) is { } @sealed ? _key = Open(@sealed) : null;
    }

    /// <summary>The key, made now if there is none.</summary>
    public async ValueTask<RsaSecurityKey> GetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } found) return found;
        using var made = RSA.Create(Bits);
        var @sealed = serverKey.Protect(KeyPurpose.IssuerSigningKey, made.ExportPkcs8PrivateKey());
        return _key = Open(await store.AddOrFindAsync(Name, @sealed, cancellationToken));
    }

    private RsaSecurityKey Open(byte[] @sealed)
    {
        var plain = serverKey.Unprotect(KeyPurpose.IssuerSigningKey, @sealed)
            ?? throw new InvalidOperationException("The development issuer's key is encrypted with another server-key; set the one that this store was used with, or add it to server-key-previous.");
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(plain, out _);
        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}
