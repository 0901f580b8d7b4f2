namespace Customary.Core.Errors;

/// <summary>Faults of countries, partners and clouds.</summary>
internal sealed partial record Fault
{
    /// <summary>404/1000: no rules exist for the country (docs/contract.md#country-rules).</summary>
    public static Fault CountryRulesNotFound(string country, string? suggestion) =>
        new(404, 1000, $"There are no validation rules for {country}. Send an ISO 3166-1 alpha-2 code"
            + (suggestion is null ? "." : $": {suggestion} for {country}."));

    /// <summary>404/1000: the sandbox has no fault rule with that ID (docs/sandbox.md#inject-faults).</summary>
    public static Fault FaultRuleNotFound(string id) => new(404, 1000, $"There is no fault rule {id}. GET /_customary/faults lists the rules.");

    /// <summary>400/900126: a query parameter is missing or has an unknown value (docs/contract.md#direct-and-indirect-partners).</summary>
    public static Fault ValueNotKnown(string field, string allowed) =>
        new(400, 900126, $"{field} must be {allowed}.", [$"{field}: must be {allowed}"]);

    /// <summary>400/800016: the associated partner is not an indirect reseller of the caller.</summary>
    public static Fault NotIndirectReseller(string partner) =>
        new(400, 800016, $"The partner {partner} is not an indirect reseller in a partnership with this partner as its indirect provider.",
            [$"associatedPartnerId: {partner} is not an indirect reseller of this partner"]);

    /// <summary>403/1002: the kind of partner that the caller is registered as cannot use the operation (docs/contract.md#direct-and-indirect-partners).</summary>
    /// <param name="reason">Which kinds of partners can use it.</param>
    public static Fault PartnerOfAnotherKind(string reason) => new(403, 1002, $"{reason} This partner is registered as another kind of partner.");

    /// <summary>404/3000: no partner has that id in the partner network ("Get a Microsoft Partner Network profile").</summary>
    public static Fault MpnIdNotFound(string mpnId) => new(404, 3000, $"No partner has the id {mpnId} in the partner network.");

    /// <summary>400/900127: the cloud does not have the operation (docs/contract.md#clouds).</summary>
    public static Fault NotSupportedInCloud(string operation, string cloud) =>
        new(400, 900127, $"{operation} is not supported in the cloud {cloud}. The setting cloud selects another cloud.");
}
