using Customary.Server.Customers;
using Customary.Server.Domains;
using Customary.Server.Identity;
using Customary.Server.Partners;
using Customary.Server.Profiles;
using Customary.Server.Qualifications;
using Customary.Server.Relationships;
using Customary.Server.Storage;
using Customary.Server.Throttling;

namespace Customary.Server.Settings;

/// <summary>Creates each feature's options from the settings. The features know their options only, never the settings.</summary>
internal static class FeatureOptions
{
    /// <summary>Registers the options of all features.</summary>
    public static IServiceCollection AddFeatureOptions(this IServiceCollection services, ServiceSettings settings) => services
        .AddSingleton(settings.Get(AllSettings.Cloud))
        .AddSingleton(Customers(settings))
        .AddSingleton(new DomainOptions { AdditionalSuffixes = settings.Get(AllSettings.DomainSuffixes) })
        .AddSingleton(new PartnerAccessOptions
        {
            Partners = settings.IsSet(AllSettings.Partners, out var partners) ? partners : [],
            AllowUnlisted = settings.IsDevelopment,
        })
        .AddSingleton(new UserTokenOptions { AllowApplications = settings.Get(AllSettings.RelaxedAuthentication) })
        .AddSingleton(new EtagOptions { StaleStatus = settings.Get(AllSettings.StaleEtag), IsRequired = settings.Get(AllSettings.RequireEtag) })
        .AddSingleton(PartnerRegistry(settings))
        .AddSingleton(Qualifications(settings))
        .AddSingleton(Audit(settings))
        .AddSingleton(new SignInOptions { AttemptsPerMinute = settings.Get(AllSettings.SignInRateLimit) })
        .AddSingleton(new RateLimitOptions { RequestsPerMinute = settings.Get(AllSettings.RateLimit) });

    /// <summary>The options of customers.</summary>
    public static CustomerOptions Customers(ServiceSettings settings) =>
        new() { SandboxQuota = settings.Get(AllSettings.SandboxQuota), IsStrict = settings.Get(AllSettings.Strict) };

    /// <summary>The options of registered partners.</summary>
    public static PartnerRegistryOptions PartnerRegistry(ServiceSettings settings) => new() { AllowUnregistered = settings.IsDevelopment };

    /// <summary>The options of qualifications.</summary>
    public static QualificationOptions Qualifications(ServiceSettings settings) => new()
    {
        ReviewPeriod = TimeSpan.FromMinutes(settings.Get(AllSettings.VettingMinutes)),
        CreateValidationCodes = settings.IsDevelopment,
    };

    /// <summary>The options of the audit log.</summary>
    public static AuditOptions Audit(ServiceSettings settings) => new() { RetentionDays = settings.Get(AllSettings.AuditDays) };
}
