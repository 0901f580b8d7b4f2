using Customary.Core.Customers;
using Customary.Core.Domains;
using Customary.Core.Etags;
using Customary.Core.Identity;
using Customary.Core.Partners;
using Customary.Core.Qualifications;
using Customary.Core.RateLimiting;
using Customary.Core.Relationships;
using Customary.Storage.Auditing;

namespace Customary.Hosting.Configuration;

/// <summary>Creates each feature's options from the settings. The features know their options only, never the settings.</summary>
internal static class FeatureOptions
{
    /// <summary>Registers the options of all features.</summary>
    public static IServiceCollection AddFeatureOptions(this IServiceCollection services, CustomarySettings settings) => services
        .AddSingleton(settings.Get(SettingDefinitions.Cloud))
        .AddSingleton(Customers(settings))
        .AddSingleton(new DomainOptions { AdditionalSuffixes = settings.Get(SettingDefinitions.DomainSuffixes) })
        .AddSingleton(new PartnerAccessOptions
        {
            Partners = settings.IsSet(SettingDefinitions.Partners, out var partners) ? partners : [],
            AllowUnlisted = settings.IsDevelopment,
        })
        .AddSingleton(new UserTokenOptions { AllowApplications = settings.Get(SettingDefinitions.RelaxedAuthentication) })
        .AddSingleton(new EtagOptions { StaleStatus = settings.Get(SettingDefinitions.StaleEtag), IsRequired = settings.Get(SettingDefinitions.RequireEtag) })
        .AddSingleton(PartnerRegistry(settings))
        .AddSingleton(Qualifications(settings))
        .AddSingleton(Audit(settings))
        .AddSingleton(new SignInOptions { AttemptsPerMinute = settings.Get(SettingDefinitions.SignInRateLimit) })
        .AddSingleton(new RateLimitOptions { RequestsPerMinute = settings.Get(SettingDefinitions.RateLimit) });

    /// <summary>The options of customers.</summary>
    public static CustomerOptions Customers(CustomarySettings settings) =>
        new() { SandboxQuota = settings.Get(SettingDefinitions.SandboxQuota), IsStrict = settings.Get(SettingDefinitions.Strict) };

    /// <summary>The options of registered partners.</summary>
    public static PartnerRegistryOptions PartnerRegistry(CustomarySettings settings) => new() { AllowUnregistered = settings.IsDevelopment };

    /// <summary>The options of qualifications.</summary>
    public static QualificationOptions Qualifications(CustomarySettings settings) => new()
    {
        ReviewPeriod = TimeSpan.FromMinutes(settings.Get(SettingDefinitions.VettingMinutes)),
        CreateValidationCodes = settings.IsDevelopment,
    };

    /// <summary>The options of the audit log.</summary>
    public static AuditOptions Audit(CustomarySettings settings) => new() { RetentionDays = settings.Get(SettingDefinitions.AuditDays) };
}
