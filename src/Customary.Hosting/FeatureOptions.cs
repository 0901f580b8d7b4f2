using Customary.Hosting.Administration;
using Customary.Hosting.Authentication;
using Customary.Hosting.Certificates;
using Customary.Hosting.Configuration;
using Customary.Hosting.Docs;
using Customary.Hosting.Endpoints.Declined;
using Customary.Hosting.Issuer;
using Customary.Hosting.Partners;
using Customary.Hosting.Portal;
using Customary.Hosting.Sandbox;
using Customary.Hosting.Sandbox.Requests;
using Customary.Hosting.Sandbox.Seed;
using Customary.Hosting.Telemetry;
using Customary.Portal.Application;

namespace Customary.Hosting;

/// <summary>Creates each feature's options from the validated settings. A feature knows its own options and never the settings.</summary>
internal static class FeatureOptions
{
    public static HttpsOptions Https(CustomarySettings settings) => new()
    {
        IsEnabled = settings.ListensOnHttps,
        CertificatePath = settings.Find(SettingDefinitions.Certificate),
        KeyPath = settings.Find(SettingDefinitions.CertificateKey),
        Password = settings.Find(SettingDefinitions.CertificatePassword),
    };

    public static TelemetryOptions Telemetry(CustomarySettings settings) => new()
    {
        LogLevel = settings.Get(SettingDefinitions.Log),
        LogAsJson = settings.Get(SettingDefinitions.LogAsJson),
        OtlpEndpoint = settings.Find(SettingDefinitions.OtlpEndpoint),
    };

    public static ResponseOptions Responses(CustomarySettings settings) => new() { HasByteOrderMark = settings.Get(SettingDefinitions.ByteOrderMark) };

    public static PublicUrlOptions PublicUrl(CustomarySettings settings) => new() { Url = settings.Find(SettingDefinitions.PublicUrl) };

    public static DocsOptions Docs(CustomarySettings settings) => new() { IsEnabled = settings.Get(SettingDefinitions.Docs) };

    public static IssuerOptions Issuer(CustomarySettings settings) => new() { IsEnabled = settings.IssuesTokens };

    public static AccessTokenOptions AccessTokens(CustomarySettings settings) => new()
    {
        RequireMfa = settings.Get(SettingDefinitions.RequireMfa),
        AppClaim = settings.Find(SettingDefinitions.AppClaim),
    };

    public static AuthorityOptions Authority(CustomarySettings settings) => new()
    {
        Address = settings.Find(SettingDefinitions.Authority),
        Audiences = settings.Find(SettingDefinitions.Audience) ?? [],
        AdditionalIssuers = settings.Find(SettingDefinitions.Issuers) ?? [],
        TenantClaim = settings.Get(SettingDefinitions.TenantClaim),
        DefaultTenant = settings.IsSet(SettingDefinitions.AuthorityTenant, out var tenant) ? tenant : null,
        Roles = settings.Find(SettingDefinitions.Roles) ?? [],
    };

    public static PartnerAccessOptions PartnerAccess(CustomarySettings settings) => new()
    {
        Partners = settings.Find(SettingDefinitions.Partners) ?? [],
        AllowUnlisted = settings.IsDevelopment,
    };

    public static UserTokenOptions UserTokens(CustomarySettings settings) => new() { AllowApplications = settings.Get(SettingDefinitions.RelaxedAuthentication) };

    public static RateLimitOptions RateLimit(CustomarySettings settings) => new() { RequestsPerMinute = settings.Get(SettingDefinitions.RateLimit) };

    public static SignInOptions SignIn(CustomarySettings settings) => new() { AttemptsPerMinute = settings.Get(SettingDefinitions.SignInRateLimit) };

    public static PartnersFileOptions PartnersFile(CustomarySettings settings) => new() { Path = settings.Find(SettingDefinitions.PartnersFile) };

    public static OrganizationRegistrationOptions OrganizationRegistration(CustomarySettings settings) => new() { AllowAnonymous = settings.IsDevelopment };

    public static PartnerRegistryOptions PartnerRegistry(CustomarySettings settings) => new() { AllowUnregistered = settings.IsDevelopment };

    public static CountryOptions Countries(CustomarySettings settings) => new()
    {
        RegistrationRules = settings.Get(SettingDefinitions.RegistrationRules),
        AddressValidation = settings.Get(SettingDefinitions.AddressValidation),
    };

    public static CustomerOptions Customers(CustomarySettings settings) => new()
    {
        SandboxQuota = settings.Get(SettingDefinitions.SandboxQuota),
        IsStrict = settings.Get(SettingDefinitions.Strict),
        AccountStatus = settings.IsSet(SettingDefinitions.ValidationStatus, out var status) ? status : settings.IsDevelopment ? ValidationStatusService.Allowed : null,
    };

    public static DomainOptions Domains(CustomarySettings settings) => new() { AdditionalSuffixes = settings.Get(SettingDefinitions.DomainSuffixes) };

    public static DeclinedOptions Declined(CustomarySettings settings) =>
        new() { AnswersEmpty = settings.IsSet(SettingDefinitions.Declined, out var isEmpty) ? isEmpty : settings.IsDevelopment };

    public static EtagOptions Etags(CustomarySettings settings) =>
        new() { StaleStatus = settings.Get(SettingDefinitions.StaleEtag), IsRequired = settings.Get(SettingDefinitions.RequireEtag) };

    public static QualificationOptions Qualifications(CustomarySettings settings) => new()
    {
        ReviewPeriod = TimeSpan.FromMinutes(settings.Get(SettingDefinitions.VettingMinutes)),
        CreateValidationCodes = settings.IsDevelopment,
    };

    public static AdminOptions Administration(CustomarySettings settings) => new()
    {
        IsEnabled = settings.HasAdministration,
        AllowsChanges = settings.IsSandbox,
        Token = settings.Find(SettingDefinitions.AdminToken),
        Urls = settings.Find(SettingDefinitions.AdminUrls) ?? [],
        IsReachable = settings.IsSet(SettingDefinitions.PublicUrl, out _)
            || !settings.AllUrls.All(url => ListeningAddress.TryParse(url)!.IsLoopback),
    };

    public static SandboxOptions Sandbox(CustomarySettings settings) => new()
    {
        IsEnabled = settings.HasAdministration && settings.IsSandbox,
        FaultsFile = settings.Find(SettingDefinitions.FaultsFile),
    };

    public static RequestHistoryOptions RequestHistory(CustomarySettings settings) => new()
    {
        MaxRequests = !settings.HasAdministration ? 0 : settings.IsSet(SettingDefinitions.RequestLog, out var number) ? number : settings.IsDevelopment ? RequestHistoryOptions.DefaultMaxRequests : 0,
    };

    public static SeedOptions Seed(CustomarySettings settings) => settings.Find(SettingDefinitions.Seed) switch
    {
        null => new(),
        var text when text.StartsWith(SettingParsers.GeneratePrefix, StringComparison.Ordinal) => new() { Setting = text, GeneratedCustomers = int.Parse(text.AsSpan(SettingParsers.GeneratePrefix.Length), CultureInfo.InvariantCulture) },
        var path => new() { Setting = path, Path = path },
    };

    public static PortalOptions Portal(CustomarySettings settings) => new() { IsEnabled = settings.Get(SettingDefinitions.Portal) };

    public static PortalClientOptions PortalClient(CustomarySettings settings) => new()
    {
        Id = settings.Find(SettingDefinitions.PortalClientId),
        Secret = settings.Find(SettingDefinitions.PortalClientSecret) is { } secret ? SecretReader.Read(secret, SettingDefinitions.PortalClientSecret) : null,
        Scope = settings.Get(SettingDefinitions.PortalScope),
        CustomerClaim = settings.Find(SettingDefinitions.PortalCustomerClaim),
    };

    public static AuditOptions Audit(CustomarySettings settings) => new() { RetentionDays = settings.Get(SettingDefinitions.AuditDays) };
}
