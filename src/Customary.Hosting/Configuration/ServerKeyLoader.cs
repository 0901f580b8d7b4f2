using System.Security.Cryptography;

namespace Customary.Hosting.Configuration;

/// <summary>
/// Where the server's key comes from: the settings, or, in Development without them, the store. What the store holds
/// under a previous key is encrypted again under the current one.
/// </summary>
internal static class ServerKeyLoader
{
    private const string Name = "server-key";
    private const string FilePrefix = "file:";
    private const int MinSecretLength = 32;

    // The names that these keys were derived with before they were kept in the store.
    private const string LegacyFingerprints = "request fingerprints";
    private const string LegacyFirstPasswords = "first passwords";

    /// <summary>Reads the settings and the store's keys.</summary>
    /// <exception cref="SettingsException">A secret is too short or cannot be read, or it is not the one that the store's keys are encrypted with.</exception>
    public static async Task<(ServerKey Server, DataKeys Data)> LoadAsync(CustomarySettings settings, KeyStore store, CancellationToken cancellationToken)
    {
        var stored = await store.ListAsync(cancellationToken);
        var server = await SecretsAsync(settings, store, stored.GetValueOrDefault(Name), cancellationToken);
        await RenewIssuerKeyAsync(settings, server, store, stored, cancellationToken);
        return (server, new(
            await DataKeyAsync(StoredKey.RequestFingerprints, KeyPurpose.RequestFingerprintKey, LegacyFingerprints, server, store, stored, cancellationToken),
            await DataKeyAsync(StoredKey.FirstPasswords, KeyPurpose.FirstPasswordKey, LegacyFirstPasswords, server, store, stored, cancellationToken)));
    }

    private static async Task<ServerKey> SecretsAsync(CustomarySettings settings, KeyStore store, byte[]? generated, CancellationToken cancellationToken)
    {
        if (settings.IsSet(SettingDefinitions.ServerKey, out var said))
        {
            // A store that was used in Development without the setting holds values under the key that was generated for it.
            var previous = Previous(settings);
            return new(Secret(said, SettingDefinitions.ServerKey), generated is null ? previous : [.. previous, generated]);
        }

        return new(generated ?? await store.AddOrFindAsync(Name, RandomNumberGenerator.GetBytes(MinSecretLength), cancellationToken));
    }

    private static List<byte[]> Previous(CustomarySettings settings) => settings.IsSet(SettingDefinitions.ServerKeyPrevious, out var said)
        ? [.. said.Select(secret => Secret(secret, SettingDefinitions.ServerKeyPrevious))]
        : [];

    // A service that issues no tokens never reads the issuer's key, so one that cannot be read is no reason not to start.
    private static async Task RenewIssuerKeyAsync(
        CustomarySettings settings, ServerKey server, KeyStore store, Dictionary<string, byte[]> stored, CancellationToken cancellationToken)
    {
        if (!stored.TryGetValue(StoredKey.IssuerSigning, out var held) || server.IsCurrent(held)) return;
        if (server.Unprotect(KeyPurpose.IssuerSigningKey, held) is { } plain)
            await store.ReplaceAsync(StoredKey.IssuerSigning, held, server.Protect(KeyPurpose.IssuerSigningKey, plain), cancellationToken);
        else if (settings.IssuesTokens)
            throw OtherKey();
    }

    private static async Task<byte[]> DataKeyAsync(
        string name, KeyPurpose purpose, string legacyName, ServerKey server, KeyStore store, Dictionary<string, byte[]> stored, CancellationToken cancellationToken)
    {
        if (!stored.TryGetValue(name, out var held))
        {
            // A store from before these keys were kept has passwords and fingerprints that were made with a derived key, and does
            // not say from which of several secrets.
            var key = !await store.HasCustomersAsync(cancellationToken) ? RandomNumberGenerator.GetBytes(KeyRing.KeyLength)
                : stored.TryGetValue(Name, out var generated) ? new KeyRing(generated).DeriveLegacy(legacyName)
                : server.FindLegacy(legacyName) ?? throw new SettingsException(
                    "server-key-previous: an earlier version wrote this store. Start once with the secret of that version as server-key and without "
                    + "server-key-previous; then rotate.");
            held = await store.AddOrFindAsync(name, server.Protect(purpose, key), cancellationToken);
        }

        var plain = server.Unprotect(purpose, held) ?? throw OtherKey();
        if (!server.IsCurrent(held)) await store.ReplaceAsync(name, held, server.Protect(purpose, plain), cancellationToken);
        return plain;
    }

    private static SettingsException OtherKey() => new(
        "server-key: the keys in the store are encrypted with another secret. Set server-key to the secret that this store was used with, "
        + "or add that secret to server-key-previous.");

    private static byte[] Secret(string said, Setting setting)
    {
        var secret = said.StartsWith(FilePrefix, StringComparison.Ordinal) ? ReadFile(said[FilePrefix.Length..], setting) : said;
        return secret.Length >= MinSecretLength
            ? Encoding.UTF8.GetBytes(secret)
            : throw new SettingsException($"{setting.Name}: the secret has {secret.Length} characters. Use {setting.AllowedValues}.");
    }

    private static string ReadFile(string path, Setting setting)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{setting.Name}: the file {path} cannot be read: {exception.Message}");
        }
    }
}
