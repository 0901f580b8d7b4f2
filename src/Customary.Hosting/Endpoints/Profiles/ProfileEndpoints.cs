using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>
/// The operations on a customer's company profile and billing profile. Sources: "Get a customer's company profile", "Get a
/// customer's billing profile", "Update a customer's billing profile".
/// </summary>
internal static class ProfileEndpoints
{
    public static void MapCustomerProfiles(this IEndpointRouteBuilder routes)
    {
        var profiles = routes.MapGroup("/v1/customers/{id}/profiles");
        profiles.MapGet("/company", GetCompany).WithName("GetCompanyProfile").Describe(ProfileDescriptions.GetCompany);
        profiles.MapGet("/billing", GetBilling).WithName("GetBillingProfile").Describe(ProfileDescriptions.GetBilling);
        profiles.MapPut("/billing", UpdateBilling).WithName("UpdateBillingProfile").Describe(ProfileDescriptions.UpdateBilling);
    }

    private static async Task<IResult> GetCompany(CustomerId customer, RequestCaller caller, ProfileService profiles, CancellationToken cancellationToken) =>
        (await profiles.FindCompanyProfileAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.CustomerCompanyProfile);

    private static async Task<IResult> GetBilling(
        CustomerId customer, RequestCaller caller, ProfileService profiles, HttpResponse response, CancellationToken cancellationToken) =>
        (await profiles.FindBillingProfileAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(profile => WithEtag(profile, response));

    private static async Task<IResult> UpdateBilling(
        CustomerId customer, RequestActor actor, JsonBody<CustomerBillingProfile> body, ProfileService profiles, HttpContext context, CancellationToken cancellationToken)
    {
        var condition = EtagCondition.Read(context.Request.Headers.IfMatch, body.Value.Attributes);
        var replaced = await profiles.ReplaceBillingProfileAsync(actor.Value, customer.Value, body.Value, condition, cancellationToken);
        return replaced.ToHttpResult(profile => WithEtag(profile, context.Response));
    }

    private static IResult WithEtag(CustomerBillingProfile profile, HttpResponse response) =>
        EndpointResults.JsonWithEtag(response, profile, ContractsJsonContext.Api.CustomerBillingProfile, profile.Attributes!.Etag);
}
