using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Profiles;

/// <summary>
/// A partner's own profiles over HTTP. Sources: "Get an organization profile" and "Update …", the same for legal
/// business, partner billing, support and partner network profile; the SDK writes the support profile at its own path.
/// </summary>
internal static class PartnerProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var profiles = routes.MapGroup("/v1/profiles");
        var user = UserOnlyMetadata.Instance;
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
        RequestCaller caller, PartnerProfileDirectory profiles, StandardProfiles standard, HttpResponse response, CancellationToken stop)
    {
        var profile = await profiles.FindAsync(caller.Value, PartnerProfile.Organization, standard.Organization, stop);
        return WithEtag(profile, PartnerProfile.Organization, response);
    }

    private static async Task<IResult> UpdateOrganization(
        RequestActor author, Sent<OrganizationProfile> sent, PartnerProfileDirectory profiles, PartnerProfileRules rules, StandardProfiles standard, HttpContext context, CancellationToken stop)
    {
        var found = new Violations();
        rules.Check(sent.Value, found);
        var condition = EtagCondition.Read(context.Request.Headers.IfMatch, sent.Value.Attributes);
        var profile = PartnerProfileRules.Normalize(sent.Value, standard.Domain(author.Value.Partner));
        var replaced = await profiles.ReplaceAsync(author.Value, PartnerProfile.Organization, profile, found, condition, stop);
        return replaced.ToAnswer(kept => WithEtag(kept, PartnerProfile.Organization, context.Response));
    }

    private static async Task<IResult> GetLegalBusiness(RequestCaller caller, PartnerProfileDirectory profiles, StandardProfiles standard, CancellationToken stop) =>
        Answers.Value(await profiles.FindAsync(caller.Value, PartnerProfile.LegalBusiness, standard.LegalBusiness, stop), WireJson.Wire.LegalBusinessProfile);

    private static async Task<IResult> UpdateLegalBusiness(
        RequestActor author, Sent<LegalBusinessProfile> sent, PartnerProfileDirectory profiles, PartnerProfileRules rules, CancellationToken stop)
    {
        var found = new Violations();
        rules.Check(sent.Value, found);
        return (await profiles.ReplaceAsync(author.Value, PartnerProfile.LegalBusiness, sent.Value, found, condition: null, stop)).ToAnswer(WireJson.Wire.LegalBusinessProfile);
    }

    private static async Task<IResult> GetBilling(
        RequestCaller caller, PartnerProfileDirectory profiles, StandardProfiles standard, HttpResponse response, CancellationToken stop)
    {
        var profile = await profiles.FindAsync(caller.Value, PartnerProfile.Billing, standard.Billing, stop);
        return WithEtag(profile, PartnerProfile.Billing, response);
    }

    private static async Task<IResult> UpdateBilling(
        RequestActor author, Sent<BillingProfile> sent, PartnerProfileDirectory profiles, PartnerProfileRules rules, HttpContext context, CancellationToken stop)
    {
        var found = new Violations();
        rules.Check(sent.Value, found);
        var condition = EtagCondition.Read(context.Request.Headers.IfMatch, sent.Value.Attributes);
        var replaced = await profiles.ReplaceAsync(author.Value, PartnerProfile.Billing, sent.Value, found, condition, stop);
        return replaced.ToAnswer(kept => WithEtag(kept, PartnerProfile.Billing, context.Response));
    }

    private static async Task<IResult> GetSupport(RequestCaller caller, PartnerProfileDirectory profiles, StandardProfiles standard, CancellationToken stop) =>
        Answers.Value(await profiles.FindAsync(caller.Value, PartnerProfile.Support, standard.Support, stop), WireJson.Wire.SupportProfile);

    private static async Task<IResult> UpdateSupport(RequestActor author, Sent<SupportProfile> sent, PartnerProfileDirectory profiles, CancellationToken stop)
    {
        var found = new Violations();
        PartnerProfileRules.Check(sent.Value, found);
        return (await profiles.ReplaceAsync(author.Value, PartnerProfile.Support, sent.Value, found, condition: null, stop)).ToAnswer(WireJson.Wire.SupportProfile);
    }

    private static async Task<IResult> GetMpn(RequestCaller caller, string? mpnId, PartnerProfileDirectory profiles, CancellationToken stop) =>
        (await profiles.FindMpnAsync(caller.Value, mpnId, stop)).ToAnswer(WireJson.Wire.MpnProfile);

    private static IResult WithEtag<TProfile>(TProfile profile, PartnerProfile<TProfile> kind, HttpResponse response)
    {
        response.Headers.ETag = $"\"{kind.Attributes(profile)!.Etag}\"";
        return Answers.Value(profile, kind.Type);
    }
}
