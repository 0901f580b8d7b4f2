using System.Globalization;

namespace Customary.Server.Settings;

/// <summary>How the values of settings are read from text.</summary>
internal static class SettingReaders
{
    public const string OnOrOff = "`on` or `off` (also `true` or `false`)";

    public static bool Text(string text, out string value)
    {
        value = text;
        return text.Length > 0;
    }

    public static bool Switch(string text, out bool value)
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
        value = text.Split(';', StringSplitOptions.TrimEntries);
        return value.All(secret => secret.Length > 0);
    }

    public static bool WebAddress(string text, out Uri? value) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out value)
        && value.Scheme is "http" or "https"
        && value.Query.Length == 0
        && value.Fragment.Length == 0;
}
