using Customary.Hosting.Authentication;

namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>
/// The operations on a partner's own profiles. Sources: "Get an organization profile" and "Update …", and the same pages for the
/// legal business, partner billing, support and partner network profile. The SDK updates the support profile at another path than the documented one.
/// </summary>
internal static class PartnerProfileEndpoints
{
    public static void MapPartnerProfiles(this IEndpointRouteBuilder routes)
    {
        var profiles = routes.MapGroup("/v1/profiles");
        var user = RequireUserMetadata.Instance;
        profiles.MapGet("/organization", GetOrganization).WithName("GetOrganizationProfile").Describe(PartnerProfileDescriptions.GetOrganization).WithMetadata(user);
        profiles.MapPut("/organization", UpdateOrganization).WithName("UpdateOrganizationProfile").Describe(PartnerProfileDescriptions.UpdateOrganization).WithMetadata(user);
        profiles.MapGet("/legalbusiness", GetLegalBusiness).WithName("GetLegalBusinessProfile").Describe(PartnerProfileDescriptions.GetLegalBusiness);
        profiles.MapPut("/legalbusiness", UpdateLegalBusiness).WithName("UpdateLegalBusinessProfile").Describe(PartnerProfileDescriptions.UpdateLegalBusiness).WithMetadata(user);
        profiles.MapGet("/billing", GetBilling).WithName("GetPartnerBillingProfile").Describe(PartnerProfileDescriptions.GetBilling).WithMetadata(user);
        profiles.MapPut("/billing", UpdateBilling).WithName("UpdatePartnerBillingProfile").Describe(PartnerProfileDescriptions.UpdateBilling).WithMetadata(user);
        profiles.MapGet("/support", GetSupport).WithName("GetSupportProfile").Describe(PartnerProfileDescriptions.GetSupport).WithMetadata(user);
        profiles.MapPut("/support", UpdateSupport).WithName("UpdateSupportProfile").Describe(PartnerProfileDescriptions.UpdateSupport).WithMetadata(user);
        profiles.MapPut("/supportprofile", UpdateSupport).WithName("UpdateSupportProfileAtDocumentedPath").Describe(PartnerProfileDescriptions.UpdateSupportAtDocumentedPath).WithMetadata(user);
        profiles.MapGet("/mpn", GetMpn).WithName("GetMpnProfile").Describe(PartnerProfileDescriptions.GetMpn).WithMetadata(user);
    }

    private static async Task<IResult> GetOrganization(
        RequestCaller caller, PartnerProfileService profiles, DefaultPartnerProfiles defaults, HttpResponse response, CancellationToken cancellationToken)
    {
        var profile = await profiles.FindAsync(caller.Value, PartnerProfile.Organization, defaults.Organization, cancellationToken);
        return WithEtag(profile, PartnerProfile.Organization, response);
    }

    private static async Task<IResult> UpdateOrganization(
        RequestActor actor, JsonBody<OrganizationProfile> body, PartnerProfileService profiles, PartnerProfileValidator validator, DefaultPartnerProfiles defaults, HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        validator.Validate(body.Value, errors);
        var condition = EtagCondition.Read(context.Request.Headers.IfMatch, body.Value.Attributes);
        var profile = PartnerProfileValidator.Normalize(body.Value, defaults.Domain(actor.Value.Partner));
        var replaced = await profiles.ReplaceAsync(actor.Value, PartnerProfile.Organization, profile, errors, condition, cancellationToken);
        return replaced.ToHttpResult(saved => WithEtag(saved, PartnerProfile.Organization, context.Response));
    }

    private static async Task<IResult> GetLegalBusiness(RequestCaller caller, PartnerProfileService profiles, DefaultPartnerProfiles defaults, CancellationToken cancellationToken) =>
        ApiResults.Json(await profiles.FindAsync(caller.Value, PartnerProfile.LegalBusiness, defaults.LegalBusiness, cancellationToken), ContractsJsonContext.Api.LegalBusinessProfile);

    private static async Task<IResult> UpdateLegalBusiness(
        RequestActor actor, JsonBody<LegalBusinessProfile> body, PartnerProfileService profiles, PartnerProfileValidator validator, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        validator.Validate(body.Value, errors);
        return (await profiles.ReplaceAsync(actor.Value, PartnerProfile.LegalBusiness, body.Value, errors, condition: null, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.LegalBusinessProfile);
    }

    private static async Task<IResult> GetBilling(
        RequestCaller caller, PartnerProfileService profiles, DefaultPartnerProfiles defaults, HttpResponse response, CancellationToken cancellationToken)
    {
        var profile = await profiles.FindAsync(caller.Value, PartnerProfile.Billing, defaults.Billing, cancellationToken);
        return WithEtag(profile, PartnerProfile.Billing, response);
    }

    private static async Task<IResult> UpdateBilling(
        RequestActor actor, JsonBody<BillingProfile> body, PartnerProfileService profiles, PartnerProfileValidator validator, HttpContext context, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        validator.Validate(body.Value, errors);
        var condition = EtagCondition.Read(context.Request.Headers.IfMatch, body.Value.Attributes);
        var replaced = await profiles.ReplaceAsync(actor.Value, PartnerProfile.Billing, body.Value, errors, condition, cancellationToken);
        return replaced.ToHttpResult(saved => WithEtag(saved, PartnerProfile.Billing, context.Response));
    }

    private static async Task<IResult> GetSupport(RequestCaller caller, PartnerProfileService profiles, DefaultPartnerProfiles defaults, CancellationToken cancellationToken) =>
        ApiResults.Json(await profiles.FindAsync(caller.Value, PartnerProfile.Support, defaults.Support, cancellationToken), ContractsJsonContext.Api.SupportProfile);

    private static async Task<IResult> UpdateSupport(RequestActor actor, JsonBody<SupportProfile> body, PartnerProfileService profiles, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        PartnerProfileValidator.Validate(body.Value, errors);
        return (await profiles.ReplaceAsync(actor.Value, PartnerProfile.Support, body.Value, errors, condition: null, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.SupportProfile);
    }

    private static async Task<IResult> GetMpn(RequestCaller caller, string? mpnId, PartnerProfileService profiles, CancellationToken cancellationToken) =>
        (await profiles.FindMpnAsync(caller.Value, mpnId, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.MpnProfile);

    private static IResult WithEtag<TProfile>(TProfile profile, PartnerProfile<TProfile> kind, HttpResponse response) =>
        EndpointResults.JsonWithEtag(response, profile, kind.Type, kind.Attributes(profile)!.Etag);
}
