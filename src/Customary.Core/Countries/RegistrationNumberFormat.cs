namespace Customary.Core.Countries;

/// <summary>
/// The organization registration number of a country.
/// Source: the contract, section 10.3; the patterns are our own but for Belarus.
/// </summary>
internal sealed record RegistrationNumberFormat
{
    /// <summary>The form of the number.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>A number of that form; made up.</summary>
    public required string Sample { get; init; }

    /// <summary>What the number is called there.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the create page of 2023 requires it.</summary>
    public required bool Required2023 { get; init; }

    /// <summary>Whether the pages of 2021 require it.</summary>
    public required bool Required2021 { get; init; }

    /// <summary>Whether it is required under these rules.</summary>
    public bool IsRequired(RegistrationRules rules) =>
        rules == RegistrationRules.Rules2021 ? Required2021 : Required2023;
}
