namespace Customary.Core.Countries;

/// <summary>
/// The organization registration number of a country.
/// Source: docs/contract.md#registration-and-phone-numbers. The patterns are not documented, except that of Belarus.
/// </summary>
internal sealed record RegistrationNumberFormat
{
    /// <summary>The format of the number.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>A fictitious number in that format.</summary>
    public required string Sample { get; init; }

    /// <summary>The name of the number in the country.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the create page of 2023 requires it.</summary>
    public required bool Required2023 { get; init; }

    /// <summary>Whether the pages of 2021 require it.</summary>
    public required bool Required2021 { get; init; }

    /// <summary>Whether the number is required by a generation of the rules.</summary>
    public bool IsRequired(RegistrationRules rules) =>
        rules == RegistrationRules.Rules2021 ? Required2021 : Required2023;
}
