namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>The fictitious but valid partner profiles in the examples of the OpenAPI document.</summary>
internal static class PartnerProfileExamples
{
    public static readonly Guid TenantId = Guid.Parse("4d7f3c1a-9e62-4b8f-a1c5-7b3e0d2f6a98");
    public const string MpnId = "4847383";
    private const string Name = "Contoso Cloud";
    private const string Email = "admin@contoso.example";

    // Differs from the customer's etag, so that readers do not confuse the two.
    private const string Etag = "3026418949592973312";

    private static readonly Address Address = new() { Country = "US", City = "Redmond", State = "WA", AddressLine1 = "8 Cedar Lane", PostalCode = "98052" };
    private static readonly Contact Contact = new() { FirstName = "Ann", LastName = "Lee", Email = Email, PhoneNumber = "4255550101" };

    public static OrganizationProfile Organization { get; } = new()
    {
        CompanyName = Name,
        DefaultAddress = Address,
        Domain = "contoso.example",
        Email = Email,
        Language = "en",
        Culture = "en-US",
        Attributes = new() { Etag = Etag },
    };

    public static LegalBusinessProfile LegalBusiness { get; } = new()
    {
        CompanyName = Name,
        Address = Address,
        PrimaryContact = Contact,
        CompanyApproverAddress = Address,
        CompanyApproverEmail = Email,
    };

    public static BillingProfile Billing { get; } = new()
    {
        CompanyName = Name,
        Address = Address,
        PrimaryContact = Contact,
        PurchaseOrderNumber = "PO-1088",
        BillingCurrency = "USD",
        Attributes = new() { Etag = Etag },
    };

    public static SupportProfile Support { get; } = new() { Email = "help@contoso.example", Telephone = "4255550100", Website = "https://www.contoso.example" };

    public static MpnProfile Mpn { get; } = PartnerProfile.Mpn(Name, MpnId);

    /// <summary>Adds the properties that the server sets in a response.</summary>
    public static TProfile Complete<TProfile>(PartnerProfile<TProfile> kind, TProfile profile) =>
        kind.Complete(profile, TenantId, kind.Attributes(profile) ?? new());
}
