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

    /// <summary>The name of the person who has signed in; null if nobody has.</summary>
    public string? UserName => Session is { } session ? session.Caller.User ?? session.Caller.Application : Organization?.Name ?? (CanSignOutAsOperator ? Texts.OperatorName : null);

    /// <summary>Whether an operator has signed in with the administrative token.</summary>
    public bool CanSignOutAsOperator { get; init; }

    /// <summary>The prefix of the forms in the header and the footer. Their tokens are valid for the sessions of one side.</summary>
    public string FormRoot { get; init; } = PortalPaths.Root;

    /// <summary>Reads the context of a request.</summary>
    public static PageContext Read(HttpContext context) => new(
        context.Features.Get<DisplayPreferences>() ?? DisplayPreferences.Read(context.Request),
        context.Features.Get<PortalSession>(),
        context.Request.Path.Value + context.Request.QueryString.Value)
    {
        Organization = context.Features.Get<OrganizationSession>(),
        CanSignOutAsOperator = context.Features.Get<OperatorSession>()?.CanSignOut ?? false,
        FormRoot = GetFormRoot(context.GetEndpoint()?.Metadata),
    };

    private static string GetFormRoot(EndpointMetadataCollection? metadata) =>
        metadata?.GetMetadata<OrganizationMetadata>() is not null ? PortalPaths.Organization
        : metadata?.GetMetadata<OperatorMetadata>() is not null ? PortalPaths.Sandbox
        : PortalPaths.Root;
}
