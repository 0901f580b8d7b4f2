using Customary.Portal.Application;
using Customary.Portal.Sessions;

namespace Customary.Portal.Pages;

/// <summary>What every page knows of its request. The layout and the pages have it as a cascading parameter.</summary>
/// <param name="Preferences">The language and the theme.</param>
/// <param name="Session">The session; null if nobody has signed in.</param>
/// <param name="Path">The path and query of the request.</param>
internal sealed record PageContext(DisplayPreferences Preferences, PortalSession? Session, string Path)
{
    /// <summary>The session of a person of a customer; null on the pages of partners.</summary>
    public OrganizationSession? Organization { get; init; }

    /// <summary>Whether the page is on the customer's side.</summary>
    public bool IsOrganization { get; init; }

    /// <summary>The name of the person who has signed in; null if nobody has.</summary>
    public string? UserName => Session is { } session ? session.Caller.User ?? session.Caller.Application : Organization?.Name;

    /// <summary>The prefix of the forms in the header and the footer. Their tokens are valid for the sessions of one side.</summary>
    public string FormRoot => IsOrganization ? PortalPaths.Organization : PortalPaths.Root;

    /// <summary>Reads the context of a request.</summary>
    public static PageContext Read(HttpContext context) => new(
        context.Features.Get<DisplayPreferences>() ?? DisplayPreferences.Read(context.Request),
        context.Features.Get<PortalSession>(),
        context.Request.Path.Value + context.Request.QueryString.Value)
    {
        Organization = context.Features.Get<OrganizationSession>(),
        IsOrganization = context.GetEndpoint()?.Metadata.GetMetadata<OrganizationMetadata>() is not null,
    };
}
