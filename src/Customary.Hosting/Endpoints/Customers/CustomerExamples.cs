namespace Customary.Hosting.Endpoints.Customers;

/// <summary>The fictitious but valid customer in the examples of the OpenAPI document. All operations under a customer show the same one.</summary>
internal static class CustomerExamples
{
    public const string Id = "0197d0a3-7c4e-7b1a-8f25-3c9e5d1b6a42";
    public const string ResellerId = "2ca7d8bb-60b7-4c9c-b4a6-6bd0c2a6f9b1";
    public const string Domain = "fabrikam.onmicrosoft.com";
    public const string CompanyName = "Fabrikam";
    public const string Email = "kim@fabrikam.example";
    public const string Etag = "4611686018427387904";

    public static Address Address { get; } = new()
    {
        Country = "US",
        City = "Seattle",
        State = "WA",
        AddressLine1 = "401 Pine Street",
        PostalCode = "98101",
        FirstName = "Kim",
        LastName = "Abel",
        PhoneNumber = "2065550144",
    };

    public static CustomerCompanyProfile CompanyProfile { get; } = new()
    {
        TenantId = Id,
        Domain = Domain,
        CompanyName = CompanyName,
        Address = new() { Country = "US", Region = "WA", City = "Seattle", AddressLine1 = "401 Pine Street", PostalCode = "98101", PhoneNumber = "2065550144" },
        Email = Email,
        Links = CustomerLinks.CompanyProfile(Guid.Parse(Id)),
        Attributes = new() { ObjectType = ObjectTypes.CustomerCompanyProfile },
    };

    /// <summary>A billing profile in a request.</summary>
    public static CustomerBillingProfile NewBillingProfile { get; } = new()
    {
        FirstName = "Kim",
        LastName = "Abel",
        Email = Email,
        Culture = "en-US",
        Language = "en",
        CompanyName = CompanyName,
        DefaultAddress = Address,
    };

    public static CustomerBillingProfile BillingProfile { get; } = NewBillingProfile with
    {
        Id = "6d1f0a53-52c3-4d8b-9d0e-1a7b4be1f0c9",
        Links = new() { Self = CustomerLinks.Get($"/customers/{Id}/profiles/billing") },
        Attributes = new() { Etag = Etag, ObjectType = ObjectTypes.CustomerBillingProfile },
    };

    public static Customer Customer { get; } = new()
    {
        Id = Id,
        CommerceId = "a1c0b9a6-33c4-4f9e-8c55-0f6f1c1fd3a7",
        CompanyProfile = CompanyProfile,
        BillingProfile = BillingProfile,
        RelationshipToPartner = RelationshipToPartner.Reseller,
        AllowDelegatedAccess = true,
        CustomDomains = [Domain],
        Links = CustomerLinks.Customer(Guid.Parse(Id)),
        Attributes = new() { ObjectType = ObjectTypes.Customer },
    };

    public static Customer New { get; } = new() { CompanyProfile = new() { Domain = Domain }, BillingProfile = NewBillingProfile };

    public static ResourceCollection<Customer> Page { get; } = new()
    {
        TotalCount = 1,
        Items =
        [
            new()
            {
                Id = Id,
                CompanyProfile = CompanyProfile with { Address = null, Email = null },
                RelationshipToPartner = RelationshipToPartner.Reseller,
                Links = Customer.Links,
                Attributes = Customer.Attributes,
            },
        ],
        ContinuationToken = "AB12cd34",
        Links = new()
        {
            Self = CustomerLinks.Get("/customers?size=1"),
            Next = CustomerLinks.Get("/customers?size=1&seekOperation=Next", [new() { Key = ApiHeaders.ContinuationToken, Value = "AB12cd34" }]),
        },
        Attributes = new() { ObjectType = ObjectTypes.Collection },
    };
}
