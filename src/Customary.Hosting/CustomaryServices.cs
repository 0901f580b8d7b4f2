using Customary.Hosting.Administration;
using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Customary.Hosting.Connections;
using Customary.Hosting.Docs;
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
using Customary.Hosting.Erasure;
using Customary.Hosting.Health;
using Customary.Hosting.Issuer;
using Customary.Hosting.Landing;
using Customary.Hosting.Partners;
using Customary.Hosting.Portal;
using Customary.Hosting.RateLimiting;
using Customary.Hosting.Retention;
using Customary.Hosting.Sandbox;
using Customary.Hosting.Sandbox.Seed;
using Customary.Hosting.Sandbox.State;
using Customary.Hosting.Telemetry;
using Microsoft.Extensions.Options;

namespace Customary.Hosting;

/// <summary>Registers the services of all features. <see cref="RequestPipeline"/> maps their routes.</summary>
internal static class CustomaryServices
{
    /// <summary>Registers one feature after the other. The database, the clock and the keys are registered already.</summary>
    public static IServiceCollection AddCustomary(this IServiceCollection services, CustomarySettings settings, Database database)
    {
        services.AddSingleton(settings.Get(SettingDefinitions.Cloud)).AddSingleton<IdGenerator>().AddSingleton<StartupWarmup>();
        services.AddSingleton<KeyStore>().AddSingleton<IdempotencyStore>().AddSingleton<RequestClaims>();

        services.AddSandbox(FeatureOptions.Sandbox(settings), FeatureOptions.RequestHistory(settings), database);
        services.AddAdministration(FeatureOptions.Administration(settings));
        services.AddTelemetry(FeatureOptions.Telemetry(settings));
        services.AddConnectionTracking();
        services.AddHttp(FeatureOptions.Responses(settings), FeatureOptions.PublicUrl(settings));
        services.AddBearerAuthentication(
            FeatureOptions.AccessTokens(settings), FeatureOptions.Authority(settings), FeatureOptions.PartnerAccess(settings), FeatureOptions.UserTokens(settings));
        services.AddRateLimiting(FeatureOptions.RateLimit(settings), database);

        services.AddCustomers(FeatureOptions.Customers(settings), FeatureOptions.Domains(settings));
        services.AddCustomerProfiles(FeatureOptions.Etags(settings));
        services.AddPartnerProfiles();
        services.AddRelationships();
        services.AddDomains();
        services.AddVerifiedDomains();
        services.AddUsers();
        services.AddRoles();
        services.AddQualifications(FeatureOptions.Qualifications(settings));
        services.AddAgreements();
        services.AddManagedServices();
        services.AddValidationStatuses();
        services.AddAuditRecords(FeatureOptions.Audit(settings));
        services.AddCountries(FeatureOptions.Countries(settings));
        services.AddDeclined(FeatureOptions.Declined(settings));
        services.AddPartners(FeatureOptions.PartnerRegistry(settings), FeatureOptions.PartnersFile(settings));
        services.AddErasure();
        services.AddRetention();
        services.AddSandboxState();
        services.AddSeed(FeatureOptions.Seed(settings), settings.Find(SettingDefinitions.IdsSeed));

        services.AddHealth();
        services.AddAcceptancePage(FeatureOptions.SignIn(settings), FeatureOptions.OrganizationRegistration(settings));
        services.AddDevelopmentIssuer(FeatureOptions.Issuer(settings));
        services.AddPortal(FeatureOptions.Portal(settings), FeatureOptions.PortalClient(settings), FeatureOptions.Authority(settings));
        services.AddLandingPage();
        services.AddApiDocument();
        services.AddDocs(FeatureOptions.Docs(settings));
        return services;
    }

    /// <summary>
    /// Rejects scoped services. <see cref="RootServicesMiddleware"/> gives every request the root provider, so all requests
    /// would share one instance of a scoped service.
    /// </summary>
    /// <exception cref="InvalidOperationException">A scoped service is registered.</exception>
    public static IServiceCollection ThrowIfScoped(this IServiceCollection services)
    {
        var scoped = services.Where(service => service.Lifetime == ServiceLifetime.Scoped && !IsUnused(service.ServiceType)).ToList();
        return scoped.Count == 0
            ? services
            : throw new InvalidOperationException(
                $"Scoped services are not supported, because requests have no scope of their own. Register as singletons: {string.Join(", ", scoped.Select(service => service.ServiceType))}.");
    }

    // The framework registers these for every host. The server uses neither.
    private static bool IsUnused(Type service) =>
        service == typeof(IMiddlewareFactory) || (service.IsGenericType && service.GetGenericTypeDefinition() == typeof(IOptionsSnapshot<>));
}
