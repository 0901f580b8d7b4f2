using Customary.Hosting.Authentication;
using Customary.Portal;
using Customary.Portal.Application;
using Customary.Portal.SignIn;

namespace Customary.Hosting.Portal;

/// <summary>The portal in this server.</summary>
internal static class PortalHostingFeature
{
    /// <summary>Registers the portal and what it needs from the server.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions options, PortalClientOptions client, AuthorityOptions authority)
    {
        if (authority.Address is null) services.AddSingleton<ISignInAuthority, DevelopmentSignIn>();
        else services.AddSingleton<ISignInAuthority, AuthoritySignIn>();
        return services.AddSingleton(client).AddSingleton<IPortalServer, PortalServer>().AddSingleton<IOperatorAccess, OperatorAccess>().AddSingleton<IFaultFormat, PortalFaultFormat>().AddPortal(options);
    }
}
