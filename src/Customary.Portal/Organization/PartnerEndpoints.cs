using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Organization;

/// <summary>The partners of a customer, for its administrator. Source: docs/contract.md#administrators-of-customers.</summary>
internal static class PartnerEndpoints
{
    private const string EndAccess = "end-access";
    private const string EndRelationship = "end-relationship";

    public static void MapPartners(this IEndpointRouteBuilder organization)
    {
        organization.MapGet("", ListAsync).WithName("ShowOrganization");
        organization.MapGet($"/partners/{{partner:guid}}/{EndAccess}", (Guid partner, OrganizationSession session, CustomerPartnerService partners, CancellationToken cancellationToken) =>
            ConfirmAsync(partner, session, partners, endsRelationship: false, cancellationToken)).WithName("ConfirmEndOfAccess");
        organization.MapPost($"/partners/{{partner:guid}}/{EndAccess}", (Guid partner, HttpContext context, OrganizationSession session, CustomerPartnerService partners, IPortalServer server, CancellationToken cancellationToken) =>
            EndAsync(partners.EndDelegatedAccessAsync(session.Administrator!, partner, server.GetCorrelationId(context), cancellationToken))).WithName("EndAccess");
        organization.MapGet($"/partners/{{partner:guid}}/{EndRelationship}", (Guid partner, OrganizationSession session, CustomerPartnerService partners, CancellationToken cancellationToken) =>
            ConfirmAsync(partner, session, partners, endsRelationship: true, cancellationToken)).WithName("ConfirmEndOfRelationship");
        organization.MapPost($"/partners/{{partner:guid}}/{EndRelationship}", (Guid partner, HttpContext context, OrganizationSession session, CustomerPartnerService partners, IPortalServer server, CancellationToken cancellationToken) =>
            EndAsync(partners.EndRelationshipAsync(session.Administrator!, partner, server.GetCorrelationId(context), cancellationToken))).WithName("EndRelationship");
    }

    /// <summary>Returns the address of the page that asks before delegated access or the relationship ends.</summary>
    public static string GetPath(Guid partner, bool endsRelationship) => $"{PortalPaths.Organization}/partners/{partner}/{(endsRelationship ? EndRelationship : EndAccess)}";

    private static async Task<IResult> ListAsync(HttpContext context, OrganizationSession session, CustomerPartnerService partners, CancellationToken cancellationToken)
    {
        var found = await partners.ListAsync(session.Administrator!, cancellationToken);
        return found.Fault is { } fault ? ErrorModel.Show(fault) : Page.Show<PartnersPage, PartnersModel>(new(found.Value, context.Request.Query.ContainsKey("changed")));
    }

    private static async Task<IResult> ConfirmAsync(Guid partner, OrganizationSession session, CustomerPartnerService partners, bool endsRelationship, CancellationToken cancellationToken)
    {
        var found = await partners.ListAsync(session.Administrator!, cancellationToken);
        if (found.Fault is { } fault) return ErrorModel.Show(fault);
        var known = found.Value.Partners.FirstOrDefault(each => each.Partner == partner);
        if (known is null) return ErrorModel.Show(Fault.CustomerNotFound());

        // What another person has ended meanwhile needs no confirmation.
        if (known.HasEnded || (!endsRelationship && !known.HasDelegatedAccess)) return Page.Redirect(PortalPaths.Organization);
        return Page.Show<ConfirmEndPage, ConfirmEndModel>(new(known, endsRelationship));
    }

    private static async Task<IResult> EndAsync(Task<Fault?> change) =>
        // A relationship that another person has ended meanwhile is what the administrator wants.
        await change is { Status: not (StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden) } fault ? ErrorModel.Show(fault) : Page.Redirect($"{PortalPaths.Organization}?changed=true");
}

/// <summary>The partners of a customer.</summary>
/// <param name="Customer">The customer and its partners.</param>
/// <param name="HasChanged">Whether the administrator has just ended access or a relationship.</param>
internal sealed record PartnersModel(CustomerWithPartners Customer, bool HasChanged);

/// <summary>The page that asks before delegated access or a relationship ends.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="EndsRelationship">Whether the relationship ends, and not only delegated access.</param>
internal sealed record ConfirmEndModel(CustomerPartner Partner, bool EndsRelationship);
