using static Customary.Hosting.Configuration.SettingParsers;

namespace Customary.Hosting.Configuration;

/// <summary>
/// All settings, each defined once. The help, the environment variables, the validation at startup and
/// <c>docs/settings.md</c> are derived from this list.
/// </summary>
internal static class SettingDefinitions
{
    /// <summary>The addresses on which the server listens.</summary>
    public static readonly Setting<IReadOnlyList<string>> Urls = new(
        "urls", "http://127.0.0.1:5080", "one or more addresses such as `http://127.0.0.1:5080` or `https://localhost:5443`, separated by `;`, each with a port; the host must be an IP address, `localhost`, or `*` or `+` for all interfaces",
        "The addresses on which the server listens. Port 0 selects a free port, except on `localhost`. An https address needs the setting `certificate`; in Development, the server creates a certificate (see `customary certificate`). With the development issuer, an address that other machines can reach requires `development-issuer=on`.",
        (string text, out IReadOnlyList<string> value) => List(text, out value) && value.All(address => ListeningAddress.TryParse(address) is not null));

    /// <summary>The certificate for https.</summary>
    public static readonly Setting<string> Certificate = new(
        "certificate", null, "the path of a PFX or PEM file",
        "The certificate for https addresses, with its private key and intermediate certificates. The server loads a renewed file within a minute.",
        Text);

    /// <summary>The private key of a PEM certificate in a separate file.</summary>
    public static readonly Setting<string> CertificateKey = new(
        "certificate-key", null, "the path of a PEM file",
        "The private key of a PEM certificate, if it is in a separate file.",
        Text);

    /// <summary>The password of the certificate.</summary>
    public static readonly Setting<string> CertificatePassword = new(
        "certificate-password", null, "the password, or `file:PATH` for a file that contains it",
        "The password of the PFX file or of the encrypted PEM key.",
        Secret)
    {
        IsSecret = true,
    };

    /// <summary>Where data is stored.</summary>
    public static readonly Setting<string> Storage = new(
        "storage", null, "`sqlite:PATH`, `postgres:CONNECTIONSTRING` with a Database, or `memory`",
        "Where data is stored: a SQLite file, a PostgreSQL database that several nodes can share, or `memory` (data is lost when the process stops). A connection string can omit the password and the user; they are read from PGUSER, PGPASSWORD and PGPASSFILE. If not set, a SQLite file in the data folder of the user; the startup message names it. See docs/storage.md.",
        (string text, out string value) => Text(text, out value) && DatabaseFactory.IsStorage(text))
    {
        Explain = DatabaseFactory.FindError,
    };

    /// <summary>Whether to start on a store that has lost transactions.</summary>
    public static readonly Setting<bool> StorageCheck = new(
        "storage-check", "warn", "`warn` or `refuse`",
        "What the server does at startup if a SQLite file has lost acknowledged transactions: `warn` logs a warning, `refuse` does not start. See docs/storage.md.",
        OneOf(("warn", false), ("refuse", true)));

    /// <summary>How many requests a partner tenant can send per minute.</summary>
    public static readonly Setting<int> RateLimit = new(
        "rate-limit", "500", "a whole number from 0 to 100000000 (0 means no limit)",
        "How many requests under /v1/customers a partner tenant can send in any 60 seconds. A node stores the time of each of these requests in 8 bytes. See docs/contract.md#rate-limit.",
        WholeNumber(0, 100_000_000));

    /// <summary>How many sign-in attempts a client address can make per minute.</summary>
    public static readonly Setting<int> SignInRateLimit = new(
        "sign-in-rate-limit", "20", "a whole number from 0 to 1000000 (0 means no limit)",
        "How many sign-in attempts a client address (an IPv4 address or an IPv6 /64 network) can make in any 60 seconds on the page that accepts relationship requests and on the page of the device code flow. Each node counts separately. Behind a reverse proxy, all clients have the address of the proxy: set a higher value or 0, and limit clients at the proxy.",
        WholeNumber(0, 1_000_000));

    /// <summary>Whether the development issuer is on.</summary>
    public static readonly Setting<bool> DevelopmentIssuer = new(
        "development-issuer", null, OnOrOff,
        "Whether the server issues tokens to anyone who can connect. If not set, on in Development without `authority`, otherwise off. Required if an address in `urls` can be reached from other machines. See docs/contract.md#partners-and-the-development-issuer.",
        Boolean);

    /// <summary>The OpenID Connect authority whose tokens are accepted.</summary>
    public static readonly Setting<Uri?> Authority = new(
        "authority", null, "an https address (http is allowed for this machine) without user name, query and fragment",
        "The OpenID Connect authority whose tokens are accepted, such as `https://login.microsoftonline.com/common` or `https://keycloak.example/realms/partners`: the part of the address before `/.well-known/openid-configuration`. With an authority the server issues no tokens. See docs/identity.md.",
        (string text, out Uri? value) => HttpUrl(text, out value) && (value!.Scheme == "https" || IsThisMachine(value)));

    /// <summary>The audiences of accepted tokens.</summary>
    public static readonly Setting<IReadOnlyList<string>> Audience = new(
        "audience", null, "one or more audiences, separated by `;`",
        "The accepted audiences. The claim `aud` of a token must contain one of them. Required with `authority`.",
        List);

    /// <summary>Accepted issuers besides the one in the discovery document.</summary>
    public static readonly Setting<IReadOnlyList<string>> Issuers = new(
        "issuers", null, "one or more issuers, separated by `;`; `{tenantid}` stands for the tenant of the token",
        "Accepted issuers (claim `iss`) besides the one in the discovery document of the authority. Entra ID writes `https://sts.windows.net/{tenantid}/` into version 1 tokens.",
        List);

    /// <summary>The claim that contains the partner tenant ID.</summary>
    public static readonly Setting<string> TenantClaim = new(
        "tenant-claim", "tid", "the name of a claim",
        "The claim that contains the ID of the partner tenant, a GUID.",
        Text);

    /// <summary>The partner tenant of tokens without a tenant claim.</summary>
    public static readonly Setting<Guid> AuthorityTenant = new(
        "authority-tenant", null, "a tenant ID (a GUID)",
        "The partner tenant of tokens that have no tenant claim. Use it for an authority that serves one partner only.",
        Guid.TryParse);

    /// <summary>The accepted roles.</summary>
    public static readonly Setting<IReadOnlyList<string>> Roles = new(
        "roles", null, "one or more role names, separated by `;`",
        "The accepted roles. The claim `roles` of each token must contain one of them. If not set, no role is required.",
        List);

    /// <summary>Whether users must sign in with multifactor authentication.</summary>
    public static readonly Setting<bool> RequireMfa = new(
        "require-mfa", "on", OnOrOff,
        "Whether the token of a user must prove multifactor authentication: its claim `amr` must contain `mfa`. See docs/contract.md#tokens.",
        Boolean);

    /// <summary>The claim that identifies tokens of applications.</summary>
    public static readonly Setting<AppClaim> AppClaim = new(
        "app-claim", null, "`NAME:VALUE`: a claim, and the string that it equals or, if it is an array, contains; the last colon separates the two",
        "A claim that the authority writes into tokens of applications and never into tokens of users, such as `gty:client-credentials`. Without this setting, tokens with `idtyp` equal to `app` count as tokens of applications, and those of Entra ID with `sub` equal to `oid` and without `scp`. All other tokens count as tokens of users.",
        Customary.Core.Identity.AppClaim.TryRead);

    /// <summary>The partners that have access.</summary>
    public static readonly Setting<IReadOnlyList<AllowedPartner>> Partners = new(
        "partners", null, "`TENANT,DOMAIN` or `TENANT,DOMAIN,sandbox` for each partner, separated by `;`",
        "The partners that have access: tenant ID and domain of each, and `sandbox` for a sandbox account, which can delete customers. In Development, tenants that are not listed have access as sandbox accounts. See docs/contract.md#partners-and-the-development-issuer.",
        AllowedPartner.TryReadList);

    /// <summary>A file with partners and partnerships to register.</summary>
    public static readonly Setting<string> PartnersFile = new(
        "partners-file", null, "the path of a JSON file such as `samples/partners.json`",
        "A file with partners (kind, name, MPN ID) and partnerships to register at startup. If one entry is not valid, nothing is registered. The setting `partners` selects who has access. See docs/how-to/register-partners.md.",
        Text);

    /// <summary>The secret from which the server derives its keys.</summary>
    public static readonly Setting<string> ServerKey = new(
        "server-key", null, "a secret of at least 32 characters, or `file:PATH` for a file that contains one",
        "The secret from which the server derives the keys that sign continuation tokens and encrypt refresh tokens, authorization codes and the keys in the store. If not set in Development, the server creates a secret and keeps it in the store. Required outside Development.",
        Secret)
    {
        IsSecret = true,
    };

    /// <summary>Former secrets of the server.</summary>
    public static readonly Setting<IReadOnlyList<string>> ServerKeyPrevious = new(
        "server-key-previous", null, "one or more secrets of at least 32 characters, or `file:PATH` for each, separated by `;`, the newest first",
        "Former values of `server-key`. The server still accepts what they signed or encrypted. At startup it encrypts the keys in the store with `server-key` again.",
        SecretList)
    {
        IsSecret = true,
    };

    /// <summary>The emulated Microsoft cloud.</summary>
    public static readonly Setting<Cloud> Cloud = new(
        "cloud", "global", "`global`, `china`, `germany` or `usgovernment`",
        "The Microsoft cloud that the server emulates. It determines domain suffixes, names and available operations. See docs/contract.md#clouds.",
        OneOf<Cloud>([.. Customary.Core.Clouds.Cloud.All.Select(cloud => (cloud.Name, cloud))]));

    /// <summary>Domain suffixes besides the one of the cloud.</summary>
    public static readonly Setting<IReadOnlyList<string>> DomainSuffixes = new(
        "domain-suffixes", "ccsctp.net", "one or more domain names, separated by `;`",
        "Suffixes that domains of customers can have besides the suffix of the cloud. See docs/contract.md#creating-a-customer.",
        (string text, out IReadOnlyList<string> value) => List(text, out value) && value.All(DomainName.IsValid));

    /// <summary>How many customers a sandbox account can have.</summary>
    public static readonly Setting<int> SandboxQuota = new(
        "sandbox-quota", "0", "a whole number from 0 to 1000000 (0 means no quota)",
        "How many customers a sandbox account can have, including those that accept its relationship request. The documented quota is 75. See docs/contract.md#sandbox-quota.",
        WholeNumber(0, 1_000_000));

    /// <summary>How many days audit records are kept.</summary>
    public static readonly Setting<int> AuditDays = new(
        "audit-days", "90", "a whole number from 1 to 3650",
        "How many days audit records are kept and can be queried. The documented period is 90 days. See docs/contract.md#audit-records.",
        WholeNumber(1, 3650));

    /// <summary>How long a qualification stays in review.</summary>
    public static readonly Setting<int> VettingMinutes = new(
        "vetting-minutes", "0", "a whole number from 0 to 100000",
        "How many minutes an Education qualification stays in review before it is approved or denied. With 0, the next request decides it. See docs/contract.md#qualifications.",
        WholeNumber(0, 100_000));

    /// <summary>The validation status of the account of a new customer.</summary>
    public static readonly Setting<string?> ValidationStatus = new(
        "validation-status", null, "`none`, `Unknown`, `UnderReview`, `Allowed`, `NotAllowed` or `Not Ready`",
        "The validation status of the account of a new customer, until `customary customers set` changes it. With `none`, a new customer has no status. If not set, `Allowed` in Development, otherwise `none`. See docs/contract.md#validation-status.",
        OneOf<string?>([("none", null), .. ValidationStatusService.Statuses.Select(status => (status, (string?)status))]));

    /// <summary>The address for clients.</summary>
    public static readonly Setting<Uri?> PublicUrl = new(
        "public-url", null, "an absolute http or https address without user name, query and fragment",
        "The address under which clients reach the server. Links to pages contain it, and so do the names and discovery documents of the development issuer for clients that use no address in `urls`. If not set, the first address in `urls`. See docs/contract.md#public-url.",
        HttpUrl);

    /// <summary>Whether tokens of applications are accepted where users are required.</summary>
    public static readonly Setting<bool> RelaxedAuthentication = new(
        "authentication", "strict", "`strict` or `relaxed`",
        "Whether operations that are documented for users only reject tokens of applications (`strict`) or accept both kinds (`relaxed`). See docs/contract.md#user-and-application-tokens.",
        OneOf(("strict", false), ("relaxed", true)));

    /// <summary>The status for a stale etag.</summary>
    public static readonly Setting<int> StaleEtag = new(
        "stale-etag", "400", "`400` or `412`",
        "The status for a stale etag. 412 is correct HTTP, but the official .NET SDK then sends the request four times. See docs/contract.md#etags.",
        OneOf(("400", 400), ("412", 412)));

    /// <summary>Whether updates must have an etag.</summary>
    public static readonly Setting<bool> RequireEtag = new(
        "require-etag", "on", OnOrOff,
        "Whether an update of a billing profile must have an etag, in the body or in the header If-Match. See docs/contract.md#etags.",
        Boolean);

    /// <summary>The countries that require an organization registration number.</summary>
    public static readonly Setting<RegistrationRules> RegistrationRules = new(
        "registration-rules", "2023", "`2023` or `2021`",
        "Which edition of the list of countries requires an organization registration number and a phone number. See docs/contract.md#registration-and-phone-numbers.",
        OneOf(("2023", Customary.Core.Countries.RegistrationRules.Rules2023), ("2021", Customary.Core.Countries.RegistrationRules.Rules2021)));

    /// <summary>The form of the response of the address validation.</summary>
    public static readonly Setting<AddressValidationFormat> AddressValidation = new(
        "address-validation", "object", "`object`, `boolean` or `empty`",
        "The form of the response of the address validation: the object that is documented since 2021, the boolean that the PowerShell module reads, or the empty response of earlier versions. See docs/contract.md#addresses.",
        OneOf(("object", AddressValidationFormat.Object), ("boolean", AddressValidationFormat.Boolean), ("empty", AddressValidationFormat.Empty)));

    /// <summary>Whether the rules of the portal apply.</summary>
    public static readonly Setting<bool> Strict = new(
        "strict", "off", OnOrOff,
        "Whether the rules of the portal apply too: the culture must be one that is offered for the country, the company name and email address must be ones that the portal accepts, and the email address must not be in the domain of the partner. See docs/contract.md#portal-rules and docs/contract.md#cultures-and-languages.",
        Boolean);

    /// <summary>Whether lists of resources that are not served are empty.</summary>
    public static readonly Setting<bool> Declined = new(
        "declined", null, "`empty` or `404`",
        "How the server answers lists of resources that it does not serve, such as subscriptions and orders: with an empty collection (`empty`), so that clients that read them continue, or with 404/1000 (`404`). Changes of these resources are always 404/1000. If not set, `empty` in Development, otherwise `404`. See docs/contract.md#operations-that-are-not-served.",
        OneOf(("empty", true), ("404", false)));

    /// <summary>Whether responses begin with a byte order mark.</summary>
    public static readonly Setting<bool> ByteOrderMark = new(
        "byte-order-mark", "off", OnOrOff,
        "Whether JSON responses of the API begin with a UTF-8 byte order mark, as those of the real service do. The legacy PowerShell module removes the first character. See docs/contract.md#json.",
        Boolean);

    /// <summary>Whether the API documentation is served.</summary>
    public static readonly Setting<bool> Docs = new(
        "docs", "on", OnOrOff,
        "Whether the server publishes its API documentation without authentication: the OpenAPI document at `/openapi/v1.json`, a page to try the API at `/docs`, and a page that explains a token at `/docs/token`. The documentation contains no secrets.",
        Boolean);

    /// <summary>Whether the server has the portal.</summary>
    public static readonly Setting<bool> Portal = new(
        "portal", "on", OnOrOff,
        "Whether the server has pages for people under `/portal`: a partner's users sign in and work with its customers. See docs/portal.md.",
        Boolean);

    /// <summary>The client ID of the portal.</summary>
    public static readonly Setting<string> PortalClientId = new(
        "portal-client-id", null, "a client ID",
        "The client ID under which the portal is registered at the authority, with the redirect address `PUBLIC-URL/portal/sign-in/callback`. Without it, nobody can sign in to the portal of a server with an authority. See docs/portal.md.",
        Text);

    /// <summary>The client secret of the portal.</summary>
    public static readonly Setting<string> PortalClientSecret = new(
        "portal-client-secret", null, "the secret, or `file:PATH` for a file that contains it",
        "The client secret of the portal at the authority. Not needed if the authority registered the portal as a public client; the portal always uses PKCE.",
        Secret)
    {
        IsSecret = true,
    };

    /// <summary>The claim with the user principal name of an administrator of a customer.</summary>
    public static readonly Setting<string> PortalCustomerClaim = new(
        "portal-customer-claim", null, "the name of a claim",
        "The claim of the authority's access tokens that contains the user principal name of a person at a customer, such as `upn`. A person whose name is that of an administrator of a customer can answer relationship requests after a sign-in at the authority. Name only a claim whose values the authority verifies: a person who can choose it can be any administrator. Without it, administrators of customers sign in with their password only. See docs/portal.md.",
        Text);

    /// <summary>The scopes that the portal requests.</summary>
    public static readonly Setting<string> PortalScope = new(
        "portal-scope", "openid", "one or more scopes, separated by spaces",
        "The scopes that the portal requests. The access token must be for an `audience`: Entra ID needs the scope `AUDIENCE/.default`.",
        Text);

    /// <summary>The log level.</summary>
    public static readonly Setting<LogLevel> Log = new(
        "log", "information", "`debug`, `information`, `warning`, `error` or `none`",
        "The log level. `information` logs changes and failures, `debug` logs every request.",
        OneOf(("debug", LogLevel.Debug), ("information", LogLevel.Information), ("warning", LogLevel.Warning), ("error", LogLevel.Error), ("none", LogLevel.None)));

    /// <summary>The format of the log.</summary>
    public static readonly Setting<bool> LogAsJson = new(
        "log-format", "text", "`text` or `json`",
        "The format of the log: `text` for people, or `json` for one JSON object per line.",
        OneOf(("text", false), ("json", true)));

    /// <summary>The collector for telemetry.</summary>
    public static readonly Setting<Uri?> OtlpEndpoint = new(
        "otlp-endpoint", null, "an http or https address such as `http://127.0.0.1:4318`",
        "The collector to which the server sends metrics, traces and logs over OTLP (HTTP with protobuf, under `/v1/metrics`, `/v1/traces` and `/v1/logs`). If not set, nothing is sent.",
        HttpUrl);

    /// <summary>The token of the administrative API.</summary>
    public static readonly Setting<string> AdminToken = new(
        "admin-token", null, "a token of at least 32 characters, or `file:PATH` for a file that contains one",
        "The token of the administrative API under `/_customary`, sent as `Authorization: Bearer`. Required outside Development, where the API does not exist without it. Without a token in Development, the API answers only programs on this machine. See docs/sandbox.md.",
        Secret)
    {
        IsSecret = true,
    };

    /// <summary>The addresses of the administrative API.</summary>
    public static readonly Setting<IReadOnlyList<string>> AdminUrls = new(
        "admin-urls", null, "one or more addresses such as `http://127.0.0.1:5081`, separated by `;`, with other ports than `urls`",
        "The addresses on which the server listens for the administrative API only. Then the API is not served on `urls`. See docs/sandbox.md.",
        (string text, out IReadOnlyList<string> value) => List(text, out value) && value.All(address => ListeningAddress.TryParse(address) is not null));

    /// <summary>Whether the sandbox controls can change the server.</summary>
    public static readonly Setting<bool> Sandbox = new(
        "sandbox", null, OnOrOff,
        "Whether the administrative API can change the server: its clock, its data and its answers. If not set, on in Development, otherwise off. Do not set it to `on` for a system of record. See docs/sandbox.md.",
        Boolean);

    /// <summary>A file with fault rules.</summary>
    public static readonly Setting<string> FaultsFile = new(
        "faults-file", null, "the path of a JSON file such as `samples/faults.json`",
        "A file with fault rules that apply from the start. If one rule is not valid, the server does not start. Outside Development, requires `sandbox=on`. See docs/sandbox.md#inject-faults.",
        Text);

    /// <summary>How many requests the request log keeps.</summary>
    public static readonly Setting<int> RequestLog = new(
        "request-log", null, "a whole number from 0 to 100000 (0 means no log)",
        "How many requests of partners the administrative API shows, with headers and bodies but without secrets. They contain personal data and are in memory only, at most 32 MB. If not set, 1000 in Development, otherwise 0. See docs/sandbox.md#read-the-requests.",
        WholeNumber(0, 100_000));

    /// <summary>The host environment.</summary>
    public static readonly Setting<string> Environment = new(
        "environment", null, "a name such as `Development` or `Production`, made of letters, digits, `-`, `_` and `.`",
        "The host environment. It also selects the file `appsettings.{Environment}.json`. If not set, the variables ASPNETCORE_ENVIRONMENT and DOTNET_ENVIRONMENT, then Production.",
        EnvironmentName);

    /// <summary>The data that a new store starts with.</summary>
    public static readonly Setting<string> Seed = new(
        "seed", null, "the path of a JSON file, or `generate:N` for N generated customers of the tenant `contoso` (1 to 1000000)",
        "The partners, customers and users that the server adds to a store without partners and customers. Until they are in, `/readyz` is 503. `customary init` writes a file to start with. Outside Development only with `sandbox=on`. See docs/how-to/prepare-data.md.",
        SeedSource);

    /// <summary>The seed of IDs and random values.</summary>
    public static readonly Setting<string> IdsSeed = new(
        "ids-seed", null, "any text",
        "Makes IDs, etags, first passwords and tracking IDs repeat from run to run, for the same requests in sequence on a new store under a stopped clock. They can be guessed. Outside Development only with `sandbox=on`.",
        Text);

    /// <summary>All settings in groups, in the order in which they are printed.</summary>
    public static IReadOnlyList<SettingGroup> Groups { get; } =
    [
        new("Select the environment", [Environment]),
        new("Listen for requests", [Urls, PublicUrl, Certificate, CertificateKey, CertificatePassword]),
        new("Store data", [Storage, StorageCheck, ServerKey, ServerKeyPrevious]),
        new("Start with data", [Seed, IdsSeed]),
        new("Authenticate callers", [DevelopmentIssuer, Authority, Audience, Issuers, TenantClaim, AuthorityTenant, Roles, RequireMfa, AppClaim, RelaxedAuthentication]),
        new("Admit partners", [Partners, PartnersFile]),
        new("Limit requests and data", [RateLimit, SignInRateLimit, SandboxQuota, AuditDays]),
        new("Choose how the API behaves", [Cloud, DomainSuffixes, VettingMinutes, ValidationStatus, StaleEtag, RequireEtag, RegistrationRules, AddressValidation, Strict, Declined, ByteOrderMark, Docs]),
        new("Serve pages for people", [Portal, PortalClientId, PortalClientSecret, PortalScope, PortalCustomerClaim]),
        new("Control the sandbox", [Sandbox, AdminToken, AdminUrls, FaultsFile, RequestLog]),
        new("Log and measure", [Log, LogAsJson, OtlpEndpoint]),
    ];

    /// <summary>All settings, in the order of their groups.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Groups.SelectMany(group => group.Settings)];
}
