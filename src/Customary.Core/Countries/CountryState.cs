namespace Customary.Core.Countries;

/// <summary>A state, province or emirate. Source: docs/contract.md#addresses.</summary>
internal sealed record CountryState
{
    /// <summary>The value in responses: a code, in Australia the full name.</summary>
    public required string Code { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Other accepted names; null if there are none.</summary>
    public IReadOnlyList<string>? OtherNames { get; init; }
}
