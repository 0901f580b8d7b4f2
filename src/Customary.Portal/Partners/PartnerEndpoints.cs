using Customary.Portal.Application;
using Customary.Portal.Customers;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Partners;

/// <summary>The pages about relationships: a request to a customer, and the partners of the partner. Source: docs/portal.md#invite-a-customer.</summary>
internal static class PartnerEndpoints
{
    /// <summary>The path of the page that creates a relationship request.</summary>
    public const string RequestPath = $"{PortalPaths.Root}/relationship-request";

    public static void MapPartnerPages(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/relationship-request", ShowRequestAsync).WithName("ShowPortalRelationshipRequest");
        portal.MapGet("/partners", ListAsync).WithName("ShowPortalPartners");
    }

    private static async Task<IResult> ListAsync(PortalSession session, RelationshipService relationships, UserTokenPolicy policy, CountryCatalog countries, CancellationToken cancellationToken)
    {
        if (policy.RequireUser(session.Caller, "Listing relationships") is { } refused) return ErrorModel.Show(refused);
        var resellers = await FindAsync(relationships, session.Caller, RelationshipType.ProviderOf, cancellationToken);
        var providers = await FindAsync(relationships, session.Caller, RelationshipType.ResellerOf, cancellationToken);
        return Page.Show<PartnersPage, PartnersModel>(new(WithCountryNames(resellers), WithCountryNames(providers)));

        IReadOnlyList<PartnerRelationship>? WithCountryNames(IReadOnlyList<PartnerRelationship>? partners) =>
            partners is null ? null : [.. partners.Select(partner => partner with { Location = CountryNames.Get(countries, partner.Location) })];
    }

    private static async Task<IResult> ShowRequestAsync(
        HttpContext context, PortalSession session, RelationshipService relationships, RelationshipAcceptance acceptance, UserTokenPolicy policy, IPortalServer server, CancellationToken cancellationToken)
    {
        var caller = session.Caller;
        if (policy.RequireUser(caller, "Requesting a relationship") is { } refused) return ErrorModel.Show(refused);
        var resellers = await FindAsync(relationships, caller, RelationshipType.ProviderOf, cancellationToken);
        var providers = await FindAsync(relationships, caller, RelationshipType.ResellerOf, cancellationToken);

        // A partner without a registration can have any kind. One that has resellers sells through them.
        var asProvider = resellers is { Count: > 0 } || providers is null or { Count: 0 };
        var choices = (asProvider ? resellers : providers) ?? [];

        // An indirect reseller needs its provider.
        var canBeDirect = resellers is not null || providers is null;
        var query = context.Request.Query;
        var other = Guid.TryParse(query["partner"], out var id) && choices.Any(choice => choice.Id == id.ToString()) ? id : (Guid?)null;
        var withDelegatedAccess = query["access"].ToString() == "delegated";
        var language = Languages.FindByName(query["language"]) ?? CultureInfo.CurrentUICulture;
        var invitation = other switch
        {
            null when canBeDirect => new RelationshipInvitation(caller.Partner, Provider: null, withDelegatedAccess),
            { } chosen => asProvider ? new(chosen, caller.Partner, withDelegatedAccess) : new(caller.Partner, chosen, withDelegatedAccess),
            _ => null,
        };
        var request = invitation is not null && await acceptance.IsKnownAsync(invitation, cancellationToken)
            ? RelationshipRequestText.Create(invitation, await acceptance.GetNamesAsync(invitation, cancellationToken), server.PublicAddress, language)
            : null;
        return Page.Show<RelationshipRequestPage, RelationshipRequestModel>(new(choices, asProvider, canBeDirect, other, withDelegatedAccess, language, request));
    }

    // Null if the partner is registered with another kind.
    private static async Task<IReadOnlyList<PartnerRelationship>?> FindAsync(RelationshipService relationships, Caller caller, string type, CancellationToken cancellationToken)
    {
        var listed = await relationships.ListAsync(caller, type, filter: null, cancellationToken);
        return listed.Fault is null ? [.. listed.Value.Items!.OrderBy(partner => partner.Name, StringComparer.CurrentCulture)] : null;
    }
}

/// <summary>The partners of a partner.</summary>
/// <param name="Resellers">The indirect resellers; null if the partner is registered, but not as an indirect provider.</param>
/// <param name="Providers">The indirect providers; null if the partner is registered, but not as an indirect reseller.</param>
internal sealed record PartnersModel(IReadOnlyList<PartnerRelationship>? Resellers, IReadOnlyList<PartnerRelationship>? Providers);
