using System.Security.Cryptography;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Administration;

/// <summary>The token that administrators send as a bearer token.</summary>
internal sealed class AdminToken
{
    private const int MinLength = 32;
    private readonly byte[] _hash;

    private AdminToken(string token) => _hash = Hash(token);

    /// <summary>Reads the token from the setting or from the file that it names; null if the setting is not set.</summary>
    /// <exception cref="SettingsException">The token is too short, or the file cannot be read.</exception>
    public static AdminToken? Read(string? setting)
    {
        if (setting is null) return null;
        var token = SecretReader.Read(setting, SettingDefinitions.AdminToken);
        return token.Length >= MinLength
            ? new(token)
            : throw new SettingsException($"{SettingDefinitions.AdminToken.Name}: the token has {token.Length} characters. Use {SettingDefinitions.AdminToken.AllowedValues}.");
    }

    /// <summary>Whether a text is the token. The time does not depend on where they differ.</summary>
    public bool Is(string text) => CryptographicOperations.FixedTimeEquals(_hash, Hash(text));

    // Hashes have the same length, so the comparison does not reveal the length of the token either.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
