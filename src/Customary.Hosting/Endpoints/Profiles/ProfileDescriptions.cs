using Customary.Contracts;
using Customary.Hosting.Configuration;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>What the operations on a customer's profiles are.</summary>
internal static class ProfileDescriptions
{
    private const string Tag = "Customer profiles";

    public static OperationDescription GetCompany() => new(Tag, "Get a customer's company profile")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [ResponseDescription.Of(200, "The company profile.", ContractsJsonContext.Api.CustomerCompanyProfile, CustomerExamples.CompanyProfile)],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription GetBilling() => new(Tag, "Get a customer's billing profile")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses = [Answer()],
        Faults = CustomerDescriptions.Faults,
    };

    public static OperationDescription UpdateBilling(CustomarySettings settings) => new(Tag, "Update a customer's billing profile")
    {
        Text = "The whole profile is replaced. Send what was read, changed, with its `attributes.etag` in it or as If-Match: of any number of writers with the same etag one wins.",
        Parameters = [CustomerDescriptions.Id, ParameterDescription.IfMatch()],
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.CustomerBillingProfile, CustomerExamples.NewBillingProfile with { Attributes = new() { Etag = CustomerExamples.Etag } }),
        Responses = [Answer()],
        Faults =
        [
            .. CustomerDescriptions.Faults, EtagDescriptions.Stale(settings),
            FaultDescriptions.Invalid("email", "is not an email address"),
            FaultDescriptions.Invalid("defaultAddress.postalCode", "is not a postal code of United States", 27002),
            FaultDescriptions.Invalid("defaultAddress.country", "is not the ISO 3166-1 code of a country", 20000),
            FaultDescriptions.Invalid("defaultAddress.phoneNumber", "is required in Brazil", 600051),
        ],
    };

    private static ResponseDescription Answer() =>
        ResponseDescription.Of(200, "The billing profile, with its etag.", ContractsJsonContext.Api.CustomerBillingProfile, CustomerExamples.BillingProfile) with { Headers = [HeaderNames.ETag] };
}
