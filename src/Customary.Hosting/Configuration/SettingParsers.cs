using System.Net;

namespace Customary.Hosting.Configuration;

/// <summary>How the values of settings are read from text.</summary>
internal static class SettingParsers
{
    private const string FilePrefix = "file:";

    public const string OnOrOff = "`on` or `off` (also `true` or `false`)";

    public static bool Text(string text, out string value)
    {
        value = text;
        return text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);
    }

    /// <summary>A secret, or <c>file:</c> and the path of a file that holds one.</summary>
    public static bool Secret(string text, out string value)
    {
        var isFile = text.StartsWith(FilePrefix, StringComparison.OrdinalIgnoreCase);

        // In another case the path itself would be the secret, which anyone can guess; so would one without the prefix.
        value = isFile ? FilePrefix + text[FilePrefix.Length..] : text;
        return !string.IsNullOrWhiteSpace(text) && (isFile || !IsExistingPath(text));
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

    public static Setting<int>.Reader WholeNumber(int least, int most) => (string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    public static Setting<TValue>.Reader OneOf<TValue>(params (string Word, TValue Value)[] words) => (string text, out TValue value) =>
    {
        foreach (var (word, meaning) in words)
        {
            if (!text.Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            value = meaning;
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

    // A secret can contain a comma, so only semicolons separate; one that is empty is a mistake, not nothing.
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

    /// <summary>Whether an address can only reach this machine.</summary>
    public static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));

    // A name whose last label is a number is a mistyped IPv4 address such as 127.0.0.256.
    private static bool IsHost(Uri address) =>
        address.HostNameType != UriHostNameType.Dns || !address.IdnHost.TrimEnd('.').Split('.')[^1].All(char.IsAsciiDigit);

    private static bool IsExistingPath(string text) => (text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal)) && File.Exists(text);
}
