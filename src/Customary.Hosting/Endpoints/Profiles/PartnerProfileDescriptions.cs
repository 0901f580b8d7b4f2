using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>Describes the operations on a partner's own profiles.</summary>
internal static class PartnerProfileDescriptions
{
    private const string Tag = "Partner profiles";
    private const string ReplacesWithEtag = "Replaces the whole profile. Send the `attributes.etag` that you read, in the body or in the header If-Match.";
    private const string Replaces = "Replaces the whole profile.";

    public static OperationDescription GetOrganization() => Describe("Get an organization profile", PartnerProfile.Organization, PartnerProfileExamples.Organization, hasEtag: true);

    public static OperationDescription UpdateOrganization(DescriptionOptions options) => Update("Update an organization profile", PartnerProfile.Organization, PartnerProfileExamples.Organization, EtagDescriptions.Stale(options));

    public static OperationDescription GetLegalBusiness() => Describe("Get a legal business profile", PartnerProfile.LegalBusiness, PartnerProfileExamples.LegalBusiness, hasEtag: false);

    public static OperationDescription UpdateLegalBusiness() => Update("Update a legal business profile", PartnerProfile.LegalBusiness, PartnerProfileExamples.LegalBusiness, stale: null);

    public static OperationDescription GetBilling() => Describe("Get a partner billing profile", PartnerProfile.Billing, PartnerProfileExamples.Billing, hasEtag: true);

    public static OperationDescription UpdateBilling(DescriptionOptions options) => Update("Update a partner billing profile", PartnerProfile.Billing, PartnerProfileExamples.Billing, EtagDescriptions.Stale(options));

    public static OperationDescription GetSupport() => Describe("Get a support profile", PartnerProfile.Support, PartnerProfileExamples.Support, hasEtag: false);

    public static OperationDescription UpdateSupport() => UpdateSupport("Update a support profile");

    public static OperationDescription UpdateSupportAtDocumentedPath() => UpdateSupport("Update a support profile, at the path of the documentation");

    public static OperationDescription GetMpn() => new(Tag, "Get a Microsoft Partner Network profile")
    {
        Parameters = [ParameterDescription.Query("mpnId", "The partner's ID in the network. Default: the ID of the caller.", PartnerProfileExamples.MpnId)],
        Responses = [ResponseDescription.Create(200, "The profile.", ContractsJsonContext.Api.MpnProfile, PartnerProfileExamples.Mpn)],
        Faults = [Fault.MpnIdNotFound(PartnerProfileExamples.MpnId)],
    };

    private static OperationDescription UpdateSupport(string summary) => Describe(summary, PartnerProfile.Support, PartnerProfileExamples.Support, hasEtag: false) with
    {
        Text = Replaces,
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.SupportProfile, PartnerProfileExamples.Support),
        Faults = [FaultDescriptions.Invalid("email", "is not an email address")],
    };

    // A profile without a fault for a stale etag has no etag.
    private static OperationDescription Update<TProfile>(string summary, PartnerProfile<TProfile> kind, TProfile example, Fault? stale)
        where TProfile : class => Describe(summary, kind, example, hasEtag: stale is not null) with
        {
            Text = stale is null ? Replaces : ReplacesWithEtag,
            Parameters = stale is null ? [] : [ParameterDescription.IfMatch()],
            Body = RequestBodyDescription.Create(kind.Type, example),
            Faults =
            [
                FaultDescriptions.Invalid("companyName", "is required"),
                FaultDescriptions.Invalid("address.state", "is required in United States", 27002),
                FaultDescriptions.Invalid("address.country", "is not the ISO 3166-1 code of a country", 20000),
                FaultDescriptions.Invalid("address.phoneNumber", "is required in Brazil", 600051),
                .. stale is null ? (Fault[])[] : [stale],
            ],
        };

    private static OperationDescription Describe<TProfile>(string summary, PartnerProfile<TProfile> kind, TProfile example, bool hasEtag)
        where TProfile : class => new(Tag, summary)
        {
            Responses =
            [
                ResponseDescription.Create(200, hasEtag ? "The profile, with its etag." : "The profile.", kind.Type, PartnerProfileExamples.Complete(kind, example)) with
                {
                    Headers = hasEtag ? [HeaderNames.ETag] : [],
                },
            ],
        };
}
