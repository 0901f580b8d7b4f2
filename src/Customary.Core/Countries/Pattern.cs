using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Customary.Core.Countries;

/// <summary>
/// A regular expression of the country data: served as the text it is, compiled when it is first asked.
/// </summary>
[JsonConverter(typeof(PatternJsonConverter))]
internal sealed class Pattern(string text)
{
    private readonly Lazy<Regex> _regex = new(() => Compile(text));

    /// <summary>The expression as it goes over the wire.</summary>
    public string Text { get; } = text;

    /// <summary>
    /// Whether the value has this form. Only ASCII can have it, or <c>\d</c> would let in the digits of every script;
    /// and no line break, which <c>$</c> would let through at the end.
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
