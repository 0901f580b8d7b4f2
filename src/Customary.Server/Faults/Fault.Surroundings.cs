namespace Customary.Server.Faults;

/// <summary>Faults of what stands around a customer: countries, partners, clouds.</summary>
public sealed partial record Fault
{
    /// <summary>404/1000: there are no rules for such a country (the contract, section 4.12).</summary>
    public static Fault CountryRulesNotFound(string country, string? meant) =>
        new(404, 1000, $"There are no validation rules for {country}; send an ISO 3166-1 alpha-2 code"
            + (meant is null ? "." : $", which is {meant} for {country}."));
}
