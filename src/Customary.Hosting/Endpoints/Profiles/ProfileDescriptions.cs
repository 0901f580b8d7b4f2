using Customary.Hosting.Endpoints.Customers;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>Describes the operations on a customer's profiles.</summary>
internal static class ProfileDescriptions
{
    private const string Tag = "Customer profiles";

    public static OperationDescription GetCompany() => new(Tag, "Get a customer's company profile")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Create(200, "The company profile.", ContractsJsonContext.Api.CustomerCompanyProfile, CustomerExamples.CompanyProfile)],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription GetBilling() => new(Tag, "Get a customer's billing profile")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [BillingResponse()],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription UpdateBilling(DescriptionOptions options) => new(Tag, "Update a customer's billing profile")
    {
        Text = "Replaces the whole profile. Send the changed profile with the `attributes.etag` that you read, in the body or in the header If-Match. If several clients write with the same etag, one succeeds.",
        Parameters = [CustomerDescriptions.Id, ParameterDescription.IfMatch()],
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.CustomerBillingProfile, CustomerExamples.NewBillingProfile with { Attributes = new() { Etag = CustomerExamples.Etag } }),
        Responses = [BillingResponse()],
        Faults =
        [
            .. CustomerDescriptions.Faults, EtagDescriptions.Stale(options),
            FaultDescriptions.Invalid("email", "is not an email address"),
            FaultDescriptions.Invalid("defaultAddress.postalCode", "is not a postal code of United States", 27002),
            FaultDescriptions.Invalid("defaultAddress.country", "is not the ISO 3166-1 code of a country", 20000),
            FaultDescriptions.Invalid("defaultAddress.phoneNumber", "is required in Brazil", 600051),
        ],
    };

    private static ResponseDescription BillingResponse() =>
        ResponseDescription.Create(200, "The billing profile, with its etag.", ContractsJsonContext.Api.CustomerBillingProfile, CustomerExamples.BillingProfile) with { Headers = [HeaderNames.ETag] };
}
