using System.Net;

namespace Customary.Hosting.Configuration;

/// <summary>Readers that convert the text of a setting to its value and return false if the text is not valid.</summary>
internal static class SettingParsers
{
    private const string FilePrefix = "file:";

    /// <summary>The prefix of a number of generated customers.</summary>
    public const string GeneratePrefix = "generate:";

    public const string OnOrOff = "`on` or `off` (also `true` or `false`)";

    public static bool Text(string text, out string value)
    {
        value = text;
        return text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
    }

    /// <summary>A secret, or <c>file:</c> and the path of a file that contains the secret.</summary>
    public static bool Secret(string text, out string value)
    {
        var isFile = text.StartsWith(FilePrefix, StringComparison.OrdinalIgnoreCase);

        // Otherwise a path after `FILE:`, or a path without the prefix, would itself become the secret. Anyone can guess a path.
        value = isFile ? FilePrefix + text[FilePrefix.Length..] : text;
        return !string.IsNullOrWhiteSpace(text) && (isFile || !IsExistingPath(text));
    }

    /// <summary>The path of a file, or <c>generate:</c> and a number of customers.</summary>
    public static bool SeedSource(string text, out string value)
    {
        value = text;
        return text.StartsWith(GeneratePrefix, StringComparison.Ordinal)
            ? int.TryParse(text[GeneratePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000_000
            : Text(text, out value);
    }

    public static bool EnvironmentName(string text, out string value)
    {
        value = text;
        return text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
    }

    public static bool Boolean(string text, out bool value)
    {
        value = text.Equals("on", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text.Equals("off", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    public static Setting<int>.Reader WholeNumber(int min, int max) => (string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max;

    public static Setting<TValue>.Reader OneOf<TValue>(params (string Name, TValue Value)[] values) => (string text, out TValue value) =>
    {
        foreach (var (name, result) in values)
        {
            if (!text.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            value = result;
            return true;
        }

        value = default!;
        return false;
    };

    public static bool List(string text, out IReadOnlyList<string> value)
    {
        value = text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return value.Count > 0;
    }

    // A secret can contain a comma, so only semicolons separate items. An empty item is not valid.
    public static bool SecretList(string text, out IReadOnlyList<string> value)
    {
        var secrets = new List<string>();
        value = secrets;
        foreach (var item in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (!Secret(item, out var secret)) return false;
            secrets.Add(secret);
        }

        return true;
    }

    public static bool HttpUrl(string text, out Uri? value) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out value)
        && value.Scheme is "http" or "https"
        && text.StartsWith($"{value.Scheme}://", StringComparison.OrdinalIgnoreCase)
        && !text.Any(character => char.IsWhiteSpace(character) || character == '\\')
        && value.UserInfo.Length == 0
        && value.Query.Length == 0
        && value.Fragment.Length == 0
        && IsHost(value);

    /// <summary>Whether the host of an address is this machine.</summary>
    public static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));

    // A name whose last label is a number is a mistyped IPv4 address such as 127.0.0.256.
    private static bool IsHost(Uri address) =>
        address.HostNameType != UriHostNameType.Dns || !address.IdnHost.TrimEnd('.').Split('.')[^1].All(char.IsAsciiDigit);

    private static bool IsExistingPath(string text) => (text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)) && File.Exists(text);
}
