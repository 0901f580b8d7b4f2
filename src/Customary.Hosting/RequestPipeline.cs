using Customary.Hosting.Administration;
using Customary.Hosting.Authentication;
using Customary.Hosting.Clouds;
using Customary.Hosting.Docs;
using Customary.Hosting.Endpoints.Addresses;
using Customary.Hosting.Endpoints.Agreements;
using Customary.Hosting.Endpoints.Auditing;
using Customary.Hosting.Endpoints.Countries;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Endpoints.Declined;
using Customary.Hosting.Endpoints.Domains;
using Customary.Hosting.Endpoints.ManagedServices;
using Customary.Hosting.Endpoints.Profiles;
using Customary.Hosting.Endpoints.Qualifications;
using Customary.Hosting.Endpoints.Relationships;
using Customary.Hosting.Endpoints.Users;
using Customary.Hosting.Endpoints.ValidationStatuses;
using Customary.Hosting.Health;
using Customary.Hosting.Issuer;
using Customary.Hosting.Landing;
using Customary.Hosting.RateLimiting;
using Customary.Hosting.Sandbox;
using Customary.Hosting.Sandbox.Faults;
using Customary.Hosting.Sandbox.Requests;
using Customary.Hosting.Sandbox.Seed;
using Customary.Hosting.Telemetry;
using Customary.Hosting.TokenExchange;
using Customary.Portal;
using Customary.Portal.Organization;

namespace Customary.Hosting;

/// <summary>The request pipeline, top to bottom, and the routes at its end. Each middleware can answer a request and end it.</summary>
internal static class RequestPipeline
{
    /// <summary>Adds the middleware.</summary>
    public static IApplicationBuilder UseCustomary(this IApplicationBuilder app)
    {
        // Every response has tracking headers; every failure is logged and answered as a fault.
        app.UseMiddleware<RootServicesMiddleware>();
        app.UseMiddleware<RequestTrackingMiddleware>();
        app.UseMiddleware<PathNormalizationMiddleware>();

        // The path is normalized before, so no other spelling of the path avoids the authorization of the administrative API.
        app.UseAdministration(routes => routes.MapSandbox());

        // Pages for people. Their requests are not those of API clients: they have sessions, and are neither counted nor in the request log.
        app.UsePortal(branch => branch.UseMiddleware<FaultHandlingMiddleware>());
        if (app.ApplicationServices.GetRequiredService<RequestHistoryOptions>().MaxRequests > 0) app.UseMiddleware<RequestHistoryMiddleware>();
        app.UseMiddleware<FaultHandlingMiddleware>();

        // The framework builds the route table on the first request. The warm-up sends one while the server starts.
        app.Use(app.ApplicationServices.GetRequiredService<StartupWarmup>().StartRouting);
        app.UseRouting();
        app.UseMiddleware<RequestTelemetryMiddleware>();

        // A request that one of these rejects counts against the rate limit only if it passed the rate limit.
        app.UseMiddleware<BearerAuthenticationMiddleware>();
        if (app.ApplicationServices.GetRequiredService<SandboxOptions>().IsEnabled) app.UseMiddleware<FaultInjectionMiddleware>();
        app.UseMiddleware<RateLimitingMiddleware>();
        app.UseMiddleware<CloudAvailabilityMiddleware>();
        app.UseMiddleware<RequireUserMiddleware>();
        app.UseMiddleware<AcceptHeaderMiddleware>();
        return app;
    }

    /// <summary>Maps the routes of all features.</summary>
    public static IEndpointRouteBuilder MapCustomaryApi(this IEndpointRouteBuilder routes)
    {
        routes.MapCustomers();
        routes.MapCustomerProfiles();
        routes.MapRelationshipRequests();
        routes.MapPartnerProfiles();
        routes.MapRelationships();
        routes.MapDomains();
        routes.MapVerifiedDomains();
        routes.MapAddressValidation();
        routes.MapUsers();
        routes.MapRoles();
        routes.MapQualifications();
        routes.MapAgreements();
        routes.MapManagedServices();
        routes.MapValidationStatuses();
        routes.MapAuditRecords();
        routes.MapCountries();
        routes.MapDeclined();

        // Not part of the API.
        routes.MapLandingPage();
        routes.MapHealth();
        routes.MapSeedSchema();
        routes.MapAcceptancePage();
        routes.MapTokenExchange();
        if (routes.ServiceProvider.GetRequiredService<IssuerOptions>().IsEnabled) routes.MapDevelopmentIssuer();
        if (routes.ServiceProvider.GetRequiredService<DocsOptions>().IsEnabled) routes.MapDocs();
        return routes;
    }
}
