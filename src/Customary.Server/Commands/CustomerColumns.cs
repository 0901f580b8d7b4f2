namespace Customary.Server.Commands;

/// <summary>The columns of customers in CSV files, and the properties that they contain.</summary>
internal static class CustomerColumns
{
    /// <summary>The columns. The first two are ignored by an import.</summary>
    public static IReadOnlyList<(string Header, string Property)> All { get; } =
    [
        ("id", "id"),
        ("relationshipToPartner", "relationshipToPartner"),
        ("companyName", "billingProfile.companyName"),
        ("domain", "companyProfile.domain"),
        ("email", "billingProfile.email"),
        ("firstName", "billingProfile.firstName"),
        ("lastName", "billingProfile.lastName"),
        ("culture", "billingProfile.culture"),
        ("language", "billingProfile.language"),
        ("country", "billingProfile.defaultAddress.country"),
        ("addressLine1", "billingProfile.defaultAddress.addressLine1"),
        ("addressLine2", "billingProfile.defaultAddress.addressLine2"),
        ("city", "billingProfile.defaultAddress.city"),
        ("state", "billingProfile.defaultAddress.state"),
        ("postalCode", "billingProfile.defaultAddress.postalCode"),
        ("phoneNumber", "billingProfile.defaultAddress.phoneNumber"),
        ("organizationRegistrationNumber", "companyProfile.organizationRegistrationNumber"),
        ("associatedPartnerId", "associatedPartnerId"),
    ];

    /// <summary>The names of the columns.</summary>
    public static string Names => string.Join(", ", All.Select(column => column.Header));
}
