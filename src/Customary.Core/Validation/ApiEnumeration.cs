using System.Collections.Frozen;

namespace Customary.Core.Validation;

/// <summary>
/// An enumeration of the API. Responses spell a value in one way; requests can spell it in snake_case, camelCase or PascalCase, or send
/// its number in the enumeration of the .NET SDKs. Source: docs/contract.md#json.
/// </summary>
/// <param name="values">The values as responses spell them, in the order of the SDKs' enumeration.</param>
internal sealed class ApiEnumeration(params string[] values)
{
    private readonly FrozenDictionary<string, string> _byName = values.ToFrozenDictionary(Normalize);

    /// <summary>The values as responses spell them.</summary>
    public IReadOnlyList<string> Values => values;

    /// <summary>Finds a value as responses spell it; null if the text is none of them.</summary>
    public string? Find(string? text)
    {
        if (text is null) return null;
        if (_byName.TryGetValue(Normalize(text.Trim()), out var value)) return value;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < values.Length ? values[number] : null;
    }

    /// <summary>Returns the values, separated by commas, for messages.</summary>
    public override string ToString() => string.Join(", ", values);

    /// <summary>Normalizes a name, so that casing and underscores make no difference.</summary>
    public static string Normalize(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
