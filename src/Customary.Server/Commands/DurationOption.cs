using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Customary.Server.Commands;

/// <summary>Durations on the command line, such as 500ms, 10s, 1m, 2h, 7d or 1h30m.</summary>
internal static partial class DurationOption
{
    private const string Syntax = "Use numbers with units, such as 500ms, 10s, 1m, 2h, 7d or 1h30m.";

    /// <summary>Creates an option.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">The description, without the default.</param>
    /// <param name="defaultValue">The value without the option, in the same syntax; null for none.</param>
    public static Option<TimeSpan?> Create(string name, string description, string? defaultValue = null) => new(name)
    {
        Description = defaultValue is null ? description : $"{description} Default: {defaultValue}.",
        HelpName = "duration",
        CustomParser = result => Parse(result),
        DefaultValueFactory = _ => defaultValue is not null && TryParse(defaultValue, out var value) ? value : null,
    };

    /// <summary>Parses the only token of an argument or option.</summary>
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryParse(text, out var value)) return value;
        result.AddError($"'{text}' is not a duration. {Syntax}");
        return null;
    }

    /// <summary>Parses a duration: one or more numbers with units.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        if (Pattern().Match(text) is not { Success: true } match) return false;
        foreach (var (amount, unit) in match.Groups["amount"].Captures.Zip(match.Groups["unit"].Captures, (amount, unit) => (amount.Value, unit.Value)))
        {
            var number = double.Parse(amount, CultureInfo.InvariantCulture);
            value += unit switch
            {
                "ms" => TimeSpan.FromMilliseconds(number),
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                _ => TimeSpan.FromDays(number),
            };
        }

        return true;
    }

    [GeneratedRegex(@"^((?<amount>[0-9]{1,6}(\.[0-9]{1,3})?)(?<unit>ms|s|m|h|d))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
