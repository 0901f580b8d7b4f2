using Customary.Hosting.Authentication;
using Customary.Hosting.Clouds;
using Customary.Hosting.Configuration;
using Customary.Hosting.Docs;
using Customary.Hosting.Endpoints.Addresses;
using Customary.Hosting.Endpoints.Agreements;
using Customary.Hosting.Endpoints.Auditing;
using Customary.Hosting.Endpoints.Countries;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Endpoints.Domains;
using Customary.Hosting.Endpoints.ManagedServices;
using Customary.Hosting.Endpoints.Profiles;
using Customary.Hosting.Endpoints.Qualifications;
using Customary.Hosting.Endpoints.Relationships;
using Customary.Hosting.Endpoints.Users;
using Customary.Hosting.Endpoints.ValidationStatuses;
using Customary.Hosting.Health;
using Customary.Hosting.Http;
using Customary.Hosting.Issuer;
using Customary.Hosting.RateLimiting;
using Customary.Hosting.Telemetry;

namespace Customary.Hosting;

/// <summary>The whole way of a request, top to bottom. It goes one way; every step may answer and end it.</summary>
internal static class RequestPipeline
{
    public static void Lay(WebApplication app, CustomarySettings settings)
    {
        // The door: ids, the way out for faults, and paths as known clients write them.
        app.UseMiddleware<RootServicesMiddleware>();
        app.UseMiddleware<RequestTrackingMiddleware>();
        app.UseMiddleware<RequestLoggingMiddleware>();
        app.UseMiddleware<FaultHandlingMiddleware>();
        app.UseMiddleware<PathNormalizationMiddleware>();

        // The framework maps all routes when the first request comes by; here it does so while the web server starts.
        app.Use(app.Services.GetRequiredService<StartupWarmup>().StartRouting);
        app.UseRouting();
        app.UseMiddleware<RequestTelemetryMiddleware>();

        // Who are you, and not too fast.
        app.UseMiddleware<BearerAuthenticationMiddleware>();
        app.UseMiddleware<RateLimitingMiddleware>();
        app.UseMiddleware<CloudAvailabilityMiddleware>();
        app.UseMiddleware<RequireUserMiddleware>();
        app.UseMiddleware<AcceptHeaderMiddleware>();

        // The rooms. Each enters the store by its operations.
        CustomerEndpoints.Map(app);
        ProfileEndpoints.Map(app);
        RelationshipRequestEndpoints.Map(app);
        PartnerProfileEndpoints.Map(app);
        RelationshipEndpoints.Map(app);
        DomainEndpoints.Map(app);
        VerifiedDomainEndpoints.Map(app);
        AddressValidationEndpoints.Map(app);
        UserEndpoints.Map(app);
        RoleEndpoints.Map(app);
        QualificationEndpoints.Map(app);
        AgreementEndpoints.Map(app);
        ManagedServiceEndpoints.Map(app);
        ValidationStatusEndpoints.Map(app);
        AuditEndpoints.Map(app);
        CountryEndpoints.Map(app);

        // Beside the API: what operators, customers and sandboxes need.
        HealthEndpoints.Map(app);
        AcceptanceEndpoints.Map(app);
        if (settings.IssuesTokens) IssuerEndpoints.Map(app);
        if (settings.Get(SettingDefinitions.Docs)) DocsEndpoints.Map(app);
    }
}
