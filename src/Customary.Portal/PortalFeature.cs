using Customary.Portal.Application;
using Customary.Portal.Auditing;
using Customary.Portal.Customers;
using Customary.Portal.Operator;
using Customary.Portal.Organization;
using Customary.Portal.Overview;
using Customary.Portal.Pages;
using Customary.Portal.Partners;
using Customary.Portal.Sessions;
using Customary.Portal.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace Customary.Portal;

/// <summary>The portal: pages for people, under <c>/portal</c>.</summary>
internal static class PortalFeature
{
    /// <summary>
    /// Registers the portal in the container of the server: the sessions, which the retention also uses, and the application, which is built
    /// with the first page. The server registers <see cref="IPortalServer"/> and <see cref="ISignInAuthority"/>.
    /// </summary>
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions options)
    {
        services.AddSingleton(options).AddSingleton<SessionStore>().AddSingleton<SessionService>().AddSingleton<OrganizationSessionService>().AddSingleton<OperatorSessionService>().AddSingleton<NewCustomerForm>();
        services.AddSingleton<PartnerSummaryStore>().AddSingleton<PartnerSummaryService>().AddSingleton<SummaryService>();
        if (options.IsEnabled) services.AddHostedService(server => server.GetRequiredService<SummaryService>());
        return services.AddSingleton(server => new PortalApplication(server, AddPages, UsePages));
    }

    /// <summary>Adds the portal to the request pipeline of the server. Its routes are not in the route table of the API.</summary>
    public static IApplicationBuilder UsePortal(this IApplicationBuilder app, Action<IApplicationBuilder> handleFaults)
    {
        return app.MapWhen(context => PortalPaths.IsPortal(context.Request.Path), branch =>
        {
            handleFaults(branch);
            branch.Run(app.ApplicationServices.GetRequiredService<PortalApplication>().ProcessAsync);
        });
    }

    /// <summary>Maps all routes of the portal.</summary>
    internal static void MapPages(this IEndpointRouteBuilder routes)
    {
        // Every form has a token, and a route that changes something is not reached without it.
        var portal = routes.MapGroup(PortalPaths.Root).WithMetadata(new RequireAntiforgeryTokenAttribute());
        portal.MapAssets();
        portal.MapPreferences();
        var organization = portal.MapGroup("/organization").WithMetadata(new OrganizationMetadata(RequiresAdministrator: false));
        organization.MapOrganizationSignIn();
        organization.MapRegistration();
        portal.MapGroup("/organization").WithMetadata(new OrganizationMetadata(RequiresAdministrator: true)).MapPartners();

        // The pages above belong to the addresses of relationship requests, which the API returns. They do not depend on the setting.
        if (!routes.ServiceProvider.GetRequiredService<PortalOptions>().IsEnabled) return;
        portal.MapOverview();
        portal.MapSignIn();
        portal.MapGroup("/sandbox").WithMetadata(new OperatorMetadata(RequiresAccess: false)).MapOperatorSignIn();
        portal.MapGroup("/sandbox").WithMetadata(new OperatorMetadata(RequiresAccess: true)).MapSandboxPages();
        portal.MapCustomerList();
        portal.MapNewCustomer();
        portal.MapCustomerDetails();
        portal.MapCustomerHistory();
        portal.MapBilling();
        portal.MapCustomerEndings();
        portal.MapCustomerExport();
        portal.MapAudit();
        portal.MapPartnerPages();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddSingleton<IDataProtectionProvider, ServerKeyDataProtector>();
        services.AddSingleton<SignInCookie>();
        services.AddRoutingCore();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "customary-forms";
            options.Cookie.Path = "/";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "form-token";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorComponents();
    }

    private static void UsePages(IApplicationBuilder app)
    {
        app.UseMiddleware<SchemeMiddleware>();
        app.UseMiddleware<DisplayMiddleware>();
        app.UseRouting();
        app.UseMiddleware<SessionMiddleware>();
        app.UseMiddleware<OperatorMiddleware>();
        app.UseMiddleware<FormReaderMiddleware>();
        app.UseAntiforgery();
        app.UseMiddleware<FormMiddleware>();
        app.UseEndpoints(MapPages);
    }
}
