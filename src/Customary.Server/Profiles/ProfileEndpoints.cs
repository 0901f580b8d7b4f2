using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Profiles;

/// <summary>
/// The company profile and the billing profile over HTTP. Sources: "Get a customer's company profile", "Get a
/// customer's billing profile", "Update a customer's billing profile".
/// </summary>
internal static class ProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var profiles = routes.MapGroup("/v1/customers/{id}/profiles");
        profiles.MapGet("/company", GetCompany).WithName("GetCompanyProfile").Describe(ProfileDescriptions.GetCompany);
        profiles.MapGet("/billing", GetBilling).WithName("GetBillingProfile").Describe(ProfileDescriptions.GetBilling);
        profiles.MapPut("/billing", UpdateBilling).WithName("UpdateBillingProfile").Describe(ProfileDescriptions.UpdateBilling);
    }

    private static async Task<IResult> GetCompany(CustomerId customer, RequestCaller caller, ProfileDirectory profiles, CancellationToken stop) =>
        (await profiles.FindCompanyProfileAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.CustomerCompanyProfile);

    private static async Task<IResult> GetBilling(
        CustomerId customer, RequestCaller caller, ProfileDirectory profiles, HttpResponse response, CancellationToken stop) =>
        (await profiles.FindBillingProfileAsync(caller.Value, customer.Value, stop)).ToAnswer(profile => WithEtag(profile, response));

    private static async Task<IResult> UpdateBilling(
        CustomerId customer, RequestActor author, Sent<CustomerBillingProfile> sent, ProfileDirectory profiles, HttpContext context, CancellationToken stop)
    {
        var condition = EtagCondition.Read(context.Request.Headers.IfMatch, sent.Value.Attributes);
        var replaced = await profiles.ReplaceBillingProfileAsync(author.Value, customer.Value, sent.Value, condition, stop);
        return replaced.ToAnswer(profile => WithEtag(profile, context.Response));
    }

    private static IResult WithEtag(CustomerBillingProfile profile, HttpResponse response)
    {
        response.Headers.ETag = $"\"{profile.Attributes!.Etag}\"";
        return Answers.Value(profile, WireJson.Wire.CustomerBillingProfile);
    }
}
