namespace Customary.Core.Customers;

/// <summary>Serializes and deserializes a partner's view of a customer.</summary>
internal static class CustomerSerializer
{
    /// <summary>
    /// Serializes the response to GET. Without delegated access it omits the address, the email address and the domains of the company. Source: "Get a customer by ID", 2023.
    /// </summary>
    public static byte[] Render(Customer view, TenantRecord tenantRecord)
    {
        var id = Guid.Parse(view.Id!);
        var isDelegated = view.AllowDelegatedAccess == true;
        var company = tenantRecord.CompanyProfile;
        return Write(view with
        {
            CompanyProfile = isDelegated ? company : company with { Address = null, Email = null },
            BillingProfile = view.BillingProfile! with { Links = CustomerLinks.BillingProfile(id) },
            CustomDomains = isDelegated ? tenantRecord.Domains : null,
            EnableGDAPByDefault = null,
            UserCredentials = null,
            Links = CustomerLinks.Customer(id),
            Attributes = new() { ObjectType = ObjectTypes.Customer },
        });
    }

    /// <summary>Deserializes a document.</summary>
    public static Customer Read(byte[] document) => JsonSerializer.Deserialize(document, ContractsJsonContext.Api.Customer)!;

    /// <summary>Serializes a customer as UTF-8 JSON.</summary>
    public static byte[] Write(Customer customer) => JsonSerializer.SerializeToUtf8Bytes(customer, ContractsJsonContext.Api.Customer);
}
