using System.Security.Cryptography;
using System.Text;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Server.Secrets;

/// <summary>Where the server's key comes from: the setting, or, in Development without one, the store.</summary>
internal static class ServerKeys
{
    private const string Name = "server-key";
    private const string FilePrefix = "file:";
    private const int ShortestSecret = 32;

    public static async Task<ServerKey> LoadAsync(ServiceSettings settings, KeyStore store, CancellationToken stop)
    {
        if (settings.IsSet(AllSettings.ServerKey, out var said)) return new(Encoding.UTF8.GetBytes(Secret(said)));
        return new(await store.FindAsync(Name, stop)
            ?? await store.AddOrFindAsync(Name, RandomNumberGenerator.GetBytes(ShortestSecret), stop));
    }

    private static string Secret(string said)
    {
        var secret = said.StartsWith(FilePrefix, StringComparison.Ordinal) ? ReadFile(said[FilePrefix.Length..]) : said;
        return secret.Length >= ShortestSecret
            ? secret
            : throw new SettingsException($"server-key: the secret has {secret.Length} characters; it takes {AllSettings.ServerKey.Allowed}.");
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"server-key: the file {path} cannot be read: {failure.Message}");
        }
    }
}
