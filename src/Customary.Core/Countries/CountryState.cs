namespace Customary.Core.Countries;

/// <summary>A state, province or emirate. Source: the contract, section 10.1.</summary>
internal sealed record CountryState
{
    /// <summary>How it is listed on the wire: a code; in Australia the full name.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names that are understood; null where there are none.</summary>
    public IReadOnlyList<string>? OtherNames { get; init; }
}
