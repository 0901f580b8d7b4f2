using System.Text.Json;
using Customary.Storage.Tenants;

namespace Customary.Core.Customers;

/// <summary>Renders a partner's part of a customer as the document that goes over the wire, and reads it back.</summary>
internal static class CustomerSerializer
{
    /// <summary>
    /// The document that GET answers. Without delegated access the partner is not shown the company's address,
    /// email and domains. Source: "Get a customer by ID", 2023.
    /// </summary>
    public static byte[] Render(Customer part, TenantRecord tenantRecord)
    {
        var id = Guid.Parse(part.Id!);
        var isDelegated = part.AllowDelegatedAccess == true;
        var company = tenantRecord.CompanyProfile;
        return Write(part with
        {
            CompanyProfile = isDelegated ? company : company with { Address = null, Email = null },
            BillingProfile = part.BillingProfile! with { Links = CustomerLinks.BillingProfile(id) },
            CustomDomains = isDelegated ? tenantRecord.Domains : null,
            EnableGDAPByDefault = null,
            UserCredentials = null,
            Links = CustomerLinks.Customer(id),
            Attributes = new() { ObjectType = ObjectTypes.Customer },
        });
    }

    /// <summary>A document as the resource it is.</summary>
    public static Customer Read(byte[] document) => JsonSerializer.Deserialize(document, ContractsJsonContext.Api.Customer)!;

    /// <summary>A customer as UTF-8 JSON.</summary>
    public static byte[] Write(Customer customer) => JsonSerializer.SerializeToUtf8Bytes(customer, ContractsJsonContext.Api.Customer);
}
