using System.Security.Cryptography;

namespace Customary.Hosting.Configuration;

/// <summary>
/// Loads the server key and the data keys. The server key comes from the settings. In Development, it comes from the storage if
/// no setting defines it. Stored keys that are encrypted with a previous server key are encrypted again with the current key.
/// </summary>
internal static class ServerKeyLoader
{
    private const string Name = "server-key";
    private const int MinSecretLength = 32;

    // Earlier versions derived these keys from the server key with these names.
    private const string LegacyFingerprints = "request fingerprints";
    private const string LegacyFirstPasswords = "first passwords";

    /// <summary>Loads the keys.</summary>
    /// <exception cref="SettingsException">A secret is too short or cannot be read, or the stored keys are encrypted with another secret.</exception>
    public static async Task<(ServerKey Server, DataKeys Data)> LoadAsync(CustomarySettings settings, KeyStore store, CancellationToken cancellationToken)
    {
        var storedKeys = await store.ListAsync(cancellationToken);
        var server = await LoadServerKeyAsync(settings, store, storedKeys.GetValueOrDefault(Name), cancellationToken);
        await ReencryptIssuerKeyAsync(settings, server, store, storedKeys, cancellationToken);
        return (server, new(
            await LoadDataKeyAsync(StoredKey.RequestFingerprints, KeyPurpose.RequestFingerprintKey, LegacyFingerprints, server, store, storedKeys, cancellationToken),
            await LoadDataKeyAsync(StoredKey.FirstPasswords, KeyPurpose.FirstPasswordKey, LegacyFirstPasswords, server, store, storedKeys, cancellationToken)));
    }

    private static async Task<ServerKey> LoadServerKeyAsync(CustomarySettings settings, KeyStore store, byte[]? generated, CancellationToken cancellationToken)
    {
        if (settings.IsSet(SettingDefinitions.ServerKey, out var value))
        {
            // A storage that was used in Development without the setting contains values that are encrypted with a generated key.
            var previous = ReadPrevious(settings);
            return new(ReadSecret(value, SettingDefinitions.ServerKey), generated is null ? previous : [.. previous, generated]);
        }

        return new(generated ?? await store.AddOrFindAsync(Name, RandomNumberGenerator.GetBytes(MinSecretLength), cancellationToken));
    }

    private static List<byte[]> ReadPrevious(CustomarySettings settings) => settings.IsSet(SettingDefinitions.ServerKeyPrevious, out var values)
        ? [.. values.Select(value => ReadSecret(value, SettingDefinitions.ServerKeyPrevious))]
        : [];

    // A server that issues no tokens never uses the issuer's key, so it starts even if it cannot decrypt the key.
    private static async Task ReencryptIssuerKeyAsync(
        CustomarySettings settings, ServerKey server, KeyStore store, Dictionary<string, byte[]> storedKeys, CancellationToken cancellationToken)
    {
        if (!storedKeys.TryGetValue(StoredKey.IssuerSigning, out var stored) || server.IsCurrent(stored)) return;
        if (server.Unprotect(KeyPurpose.IssuerSigningKey, stored) is { } plain)
            await store.ReplaceAsync(StoredKey.IssuerSigning, stored, server.Protect(KeyPurpose.IssuerSigningKey, plain), cancellationToken);
        else if (settings.IssuesTokens)
            throw CreateWrongKeyException();
    }

    private static async Task<byte[]> LoadDataKeyAsync(
        string name, KeyPurpose purpose, string legacyName, ServerKey server, KeyStore store, Dictionary<string, byte[]> storedKeys, CancellationToken cancellationToken)
    {
        if (!storedKeys.TryGetValue(name, out var stored))
        {
            // Earlier versions did not store these keys: they derived them from the server key. If there are several secrets, the
            // storage does not show from which one.
            var key = !await store.HasCustomersAsync(cancellationToken) ? RandomNumberGenerator.GetBytes(KeyRing.KeyLength)
                : storedKeys.TryGetValue(Name, out var generated) ? new KeyRing(generated).DeriveLegacy(legacyName)
                : server.FindLegacy(legacyName) ?? throw new SettingsException(
                    "server-key-previous: an earlier version wrote this store. Start once with the secret of that version as server-key and without "
                    + "server-key-previous; then rotate.");
            stored = await store.AddOrFindAsync(name, server.Protect(purpose, key), cancellationToken);
        }

        var plain = server.Unprotect(purpose, stored) ?? throw CreateWrongKeyException();
        if (!server.IsCurrent(stored)) await store.ReplaceAsync(name, stored, server.Protect(purpose, plain), cancellationToken);
        return plain;
    }

    private static SettingsException CreateWrongKeyException() => new(
        "server-key: the keys in the store are encrypted with another secret. Set server-key to the secret that this store was used with, "
        + "or add that secret to server-key-previous.");

    private static byte[] ReadSecret(string value, Setting setting)
    {
        var secret = SecretReader.Read(value, setting);
        return secret.Length >= MinSecretLength
            ? Encoding.UTF8.GetBytes(secret)
            : throw new SettingsException($"{setting.Name}: the secret has {secret.Length} characters. Use {setting.AllowedValues}.");
    }
}
