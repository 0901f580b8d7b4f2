using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Customary.Core.Countries;

/// <summary>
/// A regular expression of the country data. The API publishes its text, and the validators match with it. It is compiled at the first use.
/// </summary>
[JsonConverter(typeof(PatternJsonConverter))]
internal sealed class Pattern(string text)
{
    private readonly Lazy<Regex> _regex = new(() => Compile(text));

    /// <summary>The expression as text.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// Whether a value matches. Only ASCII matches, because <c>\d</c> includes the digits of every script, and no line break
    /// matches, because <c>$</c> allows one at the end.
    /// </summary>
    public bool IsMatch(string value) =>
        Ascii.IsValid(value) && !value.Contains('\n', StringComparison.Ordinal) && _regex.Value.IsMatch(value);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Regex Compile(string text) => new(
        text,
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture,
        TimeSpan.FromMilliseconds(100));
}
