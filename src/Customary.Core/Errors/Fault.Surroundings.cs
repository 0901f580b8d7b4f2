namespace Customary.Core.Errors;

/// <summary>Faults of what stands around a customer: countries, partners, clouds.</summary>
internal sealed partial record Fault
{
    /// <summary>404/1000: there are no rules for such a country (the contract, section 4.12).</summary>
    public static Fault CountryRulesNotFound(string country, string? meant) =>
        new(404, 1000, $"There are no validation rules for {country}; send an ISO 3166-1 alpha-2 code"
            + (meant is null ? "." : $", which is {meant} for {country}."));

    /// <summary>400/900126: a query parameter is missing or none of its values (the contract, section 4.10).</summary>
    public static Fault ValueNotKnown(string field, string allowed) =>
        new(400, 900126, $"{field} must be {allowed}.", [$"{field}: must be {allowed}"]);

    /// <summary>400/800016: the partner that is to be associated is no indirect reseller of the caller.</summary>
    public static Fault NotIndirectReseller(string partner) =>
        new(400, 800016, $"The partner {partner} is not a valid indirect reseller: it is not in partnership with this indirect provider.",
            [$"associatedPartnerId: {partner} is not a valid indirect reseller"]);

    /// <summary>403/1002: the caller is registered as a partner of another kind (the contract, sections 4.10 and 9).</summary>
    public static Fault PartnerOfAnotherKind(string needed) =>
        new(403, 1002, $"Only an {needed} has such relationships; this partner is registered as something else.");

    /// <summary>404/3000: nobody has that id in the partner network ("Get a Microsoft Partner Network profile").</summary>
    public static Fault MpnIdNotFound(string mpnId) => new(404, 3000, $"There is no partner with the id {mpnId} in the partner network.");

    /// <summary>400/900127: the chosen cloud does not have the operation (decision 13).</summary>
    public static Fault NotSupportedInCloud(string operation, string cloud) =>
        new(400, 900127, $"{operation} is not supported in the cloud {cloud}; the setting cloud chooses another.");
}
