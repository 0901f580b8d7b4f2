using Customary.Server.Agreements;
using Customary.Server.Audit;
using Customary.Server.Clouds;
using Customary.Server.Countries;
using Customary.Server.Customers;
using Customary.Server.Docs;
using Customary.Server.Domains;
using Customary.Server.Health;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.Issuer;
using Customary.Server.ManagedServices;
using Customary.Server.Profiles;
using Customary.Server.Qualifications;
using Customary.Server.Relationships;
using Customary.Server.Settings;
using Customary.Server.Telemetry;
using Customary.Server.Throttling;
using Customary.Server.Users;
using Customary.Server.Validations;

namespace Customary.Server;

/// <summary>The whole way of a request, top to bottom. It goes one way; every step may answer and end it.</summary>
internal static class Pipeline
{
    public static void Lay(WebApplication app, ServiceSettings settings)
    {
        // The door: ids, the way out for faults, and paths as known clients write them.
        app.UseMiddleware<SharedParts>();
        app.UseMiddleware<TrackingHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<FaultExit>();
        app.UseMiddleware<PathSpelling>();

        // The framework maps all routes when the first request comes by; here it does so while the web server starts.
        app.Use(app.Services.GetRequiredService<FirstRequest>().BeginRouting);
        app.UseRouting();
        app.UseMiddleware<RequestTelemetry>();

        // Who are you, and not too fast.
        app.UseMiddleware<BearerTokens>();
        app.UseMiddleware<CustomerThrottle>();
        app.UseMiddleware<CloudGate>();
        app.UseMiddleware<UserOnly>();
        app.UseMiddleware<AcceptHeader>();

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
        if (settings.Get(AllSettings.Docs)) DocsEndpoints.Map(app);
    }
}
