namespace Customary.Core.Paging;

/// <summary>A field that a filter can name. Source: docs/contract.md#filters.</summary>
/// <param name="Name">The name of the field, in PascalCase.</param>
/// <param name="Operators">The operators that are available for the field; see <see cref="FilterOperators"/>.</param>
internal sealed record FilterField(string Name, params IReadOnlyList<string> Operators)
{
    /// <summary>Other accepted names.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The values of the field; null if it is a text.</summary>
    public ApiEnumeration? Values { get; init; }

    /// <summary>Whether a request names this field, in any spelling.</summary>
    public bool IsNamed(string name) => OtherNames.Prepend(Name).Any(own => ApiEnumeration.Normalize(own) == ApiEnumeration.Normalize(name));
}
