using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.OpenApi;
using Customary.Server.Settings;

namespace Customary.Server.Profiles;

/// <summary>What the operations on a customer's profiles are.</summary>
internal static class ProfileDescriptions
{
    private const string Room = "Customer profiles";

    public static OperationDescription GetCompany() => new(Room, "Get a customer's company profile")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [DescribedAnswer.Of(200, "The company profile.", WireJson.Wire.CustomerCompanyProfile, CustomerExamples.CompanyProfile)],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription GetBilling() => new(Room, "Get a customer's billing profile")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers = [Answer()],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription UpdateBilling(ServiceSettings settings) => new(Room, "Update a customer's billing profile")
    {
        Text = "The whole profile is replaced. Send what was read, changed, with its `attributes.etag` in it or as If-Match: of any number of writers with the same etag one wins.",
        Parameters = [CustomerDescriptions.Id, DescribedParameter.IfMatch()],
        Body = DescribedBody.Of(WireJson.Wire.CustomerBillingProfile, CustomerExamples.NewBillingProfile with { Attributes = new() { Etag = CustomerExamples.Etag } }),
        Answers = [Answer()],
        Faults =
        [
            .. CustomerDescriptions.Faults, EtagDescriptions.Stale(settings),
            DescribedFaults.Invalid("email", "is not an email address"),
            DescribedFaults.Invalid("defaultAddress.postalCode", "is not a postal code of United States", 27002),
            DescribedFaults.Invalid("defaultAddress.country", "is not the ISO 3166-1 code of a country", 20000),
            DescribedFaults.Invalid("defaultAddress.phoneNumber", "is required in Brazil", 600051),
        ],
    };

    private static DescribedAnswer Answer() =>
        DescribedAnswer.Of(200, "The billing profile, with its etag.", WireJson.Wire.CustomerBillingProfile, CustomerExamples.BillingProfile) with { Headers = [GeneralHeaders.ETag] };
}
