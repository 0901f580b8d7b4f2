using Customary.Core.Clouds;
using Customary.Core.Countries;
using Customary.Core.Domains;
using Customary.Core.Identity;
using Customary.Storage;
using static Customary.Hosting.Configuration.SettingParsers;

namespace Customary.Hosting.Configuration;

/// <summary>
/// Every setting there is, each defined once: the command line's <c>--help</c>, the environment variables,
/// the check at start and <c>docs/settings.md</c> derive from this list.
/// </summary>
internal static class SettingDefinitions
{
    /// <summary>Where the service listens.</summary>
    public static readonly Setting<IReadOnlyList<string>> Urls = new(
        "urls", "http://127.0.0.1:5080", "one or more addresses such as `http://127.0.0.1:5080` or `https://localhost:5443`, separated by `;`; the host is an IP address, `localhost`, or `*` or `+` for all interfaces, and the port is required",
        "Where the service listens. Port 0 takes a free one, except on `localhost`. Listening beyond this machine with the development issuer requires `development-issuer=on`. An https address needs the setting `certificate`; in Development a certificate is made on first use (`customary certificate`).",
        (string text, out IReadOnlyList<string> value) => List(text, out value) && value.All(address => ListeningAddress.TryParse(address) is not null));

    /// <summary>The certificate for https.</summary>
    public static readonly Setting<string> Certificate = new(
        "certificate", null, "the path of a PFX or PEM file",
        "The certificate for https addresses, with its private key and the intermediate ones. Within a minute of its being renewed new connections get the new one.",
        Text);

    /// <summary>The key of a certificate that is in a file of its own.</summary>
    public static readonly Setting<string> CertificateKey = new(
        "certificate-key", null, "the path of a PEM file",
        "The private key of a PEM certificate, where it is not in the same file.",
        Text);

    /// <summary>The password of the certificate.</summary>
    public static readonly Setting<string> CertificatePassword = new(
        "certificate-password", null, "a text, or `file:PATH` of a file that holds one",
        "The password of the certificate's PFX file or encrypted PEM key.",
        Secret);

    /// <summary>Where the data is kept.</summary>
    public static readonly Setting<string> Storage = new(
        "storage", null, "`sqlite:PATH`, `postgres:CONNECTIONSTRING` with a Database, or `memory`",
        "Where the data is kept: an SQLite file, a PostgreSQL database that many nodes may share, or memory that ends with the process. What a connection string does not say, such as a password, is read from PGUSER, PGPASSWORD and PGPASSFILE. Without it: a file in the user's data folder, named when the service starts.",
        (string text, out string value) => Text(text, out value) && DatabaseFactory.IsStorage(text));

    /// <summary>Whether to start on a store that has lost transactions.</summary>
    public static readonly Setting<bool> StorageCheck = new(
        "storage-check", "warn", "`warn` or `refuse`",
        "What to do at start when the mark beside an SQLite file says that acknowledged transactions are missing in it: log a warning, or refuse to start.",
        OneOf(("warn", false), ("refuse", true)));

    /// <summary>How many requests a partner tenant has in any minute.</summary>
    public static readonly Setting<int> RateLimit = new(
        "rate-limit", "500", "a whole number from 0 to 1000000; 0 is no limit",
        "How many requests a partner tenant has under /v1/customers in any 60 seconds (decision 1).",
        WholeNumber(0, 1_000_000));

    /// <summary>How many sign-in attempts a client address has on the acceptance page in any minute.</summary>
    public static readonly Setting<int> SignInRateLimit = new(
        "sign-in-rate-limit", "20", "a whole number from 0 to 1000000; 0 is no limit",
        "How many sign-in attempts a client address (an IPv4 address or an IPv6 /64 network) has on the page that accepts relationship requests, in any 60 seconds on a node. Behind a reverse proxy all clients have the proxy's address: set a higher value, or 0, and limit clients at the proxy.",
        WholeNumber(0, 1_000_000));

    /// <summary>Whether the development token issuer serves.</summary>
    public static readonly Setting<bool> DevelopmentIssuer = new(
        "development-issuer", null, OnOrOff,
        "Whether the service issues tokens itself, to anybody who asks (decision 15). Without it: on in Development where no authority is set, off elsewhere. If `urls` listens beyond this machine, it must be set.",
        Boolean);

    /// <summary>The OpenID Connect authority whose tokens are believed.</summary>
    public static readonly Setting<Uri?> Authority = new(
        "authority", null, "an https address (http for this machine only) without user name, query or fragment",
        "The OpenID Connect authority whose tokens are believed, such as `https://login.microsoftonline.com/common` or `https://keycloak.example/realms/partners`: the address before `/.well-known/openid-configuration`. With it the service issues no tokens itself.",
        (string text, out Uri? value) => HttpUrl(text, out value) && (value!.Scheme == "https" || IsThisMachine(value)));

    /// <summary>For whom the authority's tokens must be.</summary>
    public static readonly Setting<IReadOnlyList<string>> Audience = new(
        "audience", null, "one or more audiences, separated by `;`",
        "The audiences (claim `aud`) of which a token of the authority must name one. Needed with `authority`.",
        List);

    /// <summary>Issuer names besides the discovered one.</summary>
    public static readonly Setting<IReadOnlyList<string>> Issuers = new(
        "issuers", null, "issuer names, separated by `;`; `{tenantid}` stands for the token's tenant",
        "Issuers (claim `iss`) that the authority writes into tokens besides the one in its discovery document. Entra writes `https://sts.windows.net/{tenantid}/` into version 1 tokens.",
        List);

    /// <summary>The claim that names the partner tenant.</summary>
    public static readonly Setting<string> TenantClaim = new(
        "tenant-claim", "tid", "the name of a claim",
        "The claim in which the authority writes the id of the partner tenant, a GUID.",
        Text);

    /// <summary>The partner tenant of tokens that name none.</summary>
    public static readonly Setting<Guid> AuthorityTenant = new(
        "authority-tenant", null, "a tenant id, a GUID",
        "The partner tenant of the authority's tokens that have no tenant claim: for an authority that serves one partner only.",
        Guid.TryParse);

    /// <summary>The roles of which a token must have one.</summary>
    public static readonly Setting<IReadOnlyList<string>> Roles = new(
        "roles", null, "names of roles, separated by `;`",
        "Roles (claim `roles`) of which every token of the authority must have one. Without it: none is needed.",
        List);

    /// <summary>Whether users must have signed in with more than one factor.</summary>
    public static readonly Setting<bool> RequireMfa = new(
        "require-mfa", "on", OnOrOff,
        "Whether the token of a user must say that more than a password was asked for: a claim `amr` that contains `mfa` (contract, section 12.2).",
        Boolean);

    /// <summary>The claim that shows that a token is an application's.</summary>
    public static readonly Setting<AppClaim> AppClaim = new(
        "app-claim", null, "`NAME:VALUE`, a claim and the string that it is or, as an array, contains; the last colon separates",
        "A claim that the authority writes into tokens of applications and never into tokens of users, such as `gty:client-credentials`. A token that does not show that it is an application's counts as a user's. Tokens with `idtyp` `app`, and those of Entra ID with `sub` equal to `oid` and no `scp`, count as an application's without this setting.",
        Customary.Core.Identity.AppClaim.TryRead);

    /// <summary>Which partners are let in outside Development.</summary>
    public static readonly Setting<IReadOnlyList<AllowedPartner>> Partners = new(
        "partners", null, "`TENANT,DOMAIN` or `TENANT,DOMAIN,sandbox` for each partner, separated by `;`",
        "Which partners are let in, each with its tenant id and domain, and whether it is a sandbox account that may delete customers (decision 15). In Development a tenant that is not listed registers itself as a sandbox account.",
        AllowedPartner.TryReadList);

    /// <summary>Partners and partnerships to register.</summary>
    public static readonly Setting<string> PartnersFile = new(
        "partners-file", null, "the path of a JSON file such as `samples/partners.json`",
        "Partners with kind, name and id in the partner network, and who works with whom, to be registered at start; it is checked whole before anything is registered, and what is registered already stays as it is. Who is let in is the setting `partners`.",
        Text);

    /// <summary>The secret from which the service derives its keys.</summary>
    public static readonly Setting<string> ServerKey = new(
        "server-key", null, "a text of at least 32 characters, or `file:PATH` of a file that holds one",
        "The secret from which the service derives the keys that sign continuation tokens and encrypt refresh tokens, authorization codes and the keys in the store. Without it: made on first use and kept with the store in Development, refused elsewhere.",
        Secret);

    /// <summary>Secrets that the server's key had before.</summary>
    public static readonly Setting<IReadOnlyList<string>> ServerKeyPrevious = new(
        "server-key-previous", null, "texts of at least 32 characters, or `file:PATH` for each, separated by `;`, the newest first",
        "Secrets that `server-key` had before. What was signed or encrypted under them is still accepted; the keys in the store are encrypted again under `server-key` at start.",
        SecretList);

    /// <summary>Which cloud the service stands for.</summary>
    public static readonly Setting<Cloud> Cloud = new(
        "cloud", "global", "`global`, `china`, `germany` or `usgovernment`",
        "Which cloud the service stands for: it sets the domain suffixes and names (contract, section 11).",
        OneOf<Cloud>([.. Customary.Core.Clouds.Cloud.All.Select(cloud => (cloud.Name, cloud))]));

    /// <summary>Domain suffixes besides the cloud's own.</summary>
    public static readonly Setting<IReadOnlyList<string>> DomainSuffixes = new(
        "domain-suffixes", "ccsctp.net", "domain names, separated by `;`",
        "Suffixes under which customers' domains may stand besides the cloud's own (decision 3).",
        (string text, out IReadOnlyList<string> value) => List(text, out value) && value.All(DomainName.IsValid));

    /// <summary>How many customers a sandbox account may hold.</summary>
    public static readonly Setting<int> SandboxQuota = new(
        "sandbox-quota", "0", "a whole number from 0 to 1000000; 0 is no quota",
        "How many customers a sandbox account may hold, those that accept its relationship request included; 75 is the documented quota (decision 16).",
        WholeNumber(0, 1_000_000));

    /// <summary>How many days audit records are kept.</summary>
    public static readonly Setting<int> AuditDays = new(
        "audit-days", "90", "a whole number from 1 to 3650",
        "How many days audit records are kept and can be asked for; 90 is documented (decision 14).",
        WholeNumber(1, 3650));

    /// <summary>How long the vetting of a qualification takes.</summary>
    public static readonly Setting<int> VettingMinutes = new(
        "vetting-minutes", "0", "a whole number from 0 to 100000",
        "How many minutes an Education qualification stays in review before it is approved or denied; with 0 it is decided by the next request.",
        WholeNumber(0, 100_000));

    /// <summary>The address under which clients reach the service.</summary>
    public static readonly Setting<Uri?> PublicUrl = new(
        "public-url", null, "an absolute http or https address without user name, query or fragment",
        "The address under which clients reach the service, for links to pages, the issuer's name and discovery (decision 17). Without it: the first address that the service listens on.",
        HttpUrl);

    /// <summary>Which kinds of token are accepted.</summary>
    public static readonly Setting<bool> RelaxedAuthentication = new(
        "authentication", "strict", "`strict` or `relaxed`",
        "`strict` refuses app-only tokens where the documentation allows users only; `relaxed` accepts both kinds everywhere (decision 8).",
        OneOf(("strict", false), ("relaxed", true)));

    /// <summary>The status of a stale etag.</summary>
    public static readonly Setting<int> StaleEtag = new(
        "stale-etag", "400", "`400` or `412`",
        "The status that answers a stale etag; 412 is strict HTTP, but the official .NET SDK then sends the request four times (decision 6).",
        OneOf(("400", 400), ("412", 412)));

    /// <summary>Whether a write without etag is refused.</summary>
    public static readonly Setting<bool> RequireEtag = new(
        "require-etag", "on", OnOrOff,
        "Whether the update of a billing profile must carry an etag, in the body or as If-Match (decision 6).",
        Boolean);

    /// <summary>Which rules hold for registration numbers.</summary>
    public static readonly Setting<RegistrationRules> RegistrationRules = new(
        "registration-rules", "2023", "`2023` or `2021`",
        "Which edition's list of countries requires an organization registration number and a phone number (decision 9).",
        OneOf(("2023", Customary.Core.Countries.RegistrationRules.Rules2023), ("2021", Customary.Core.Countries.RegistrationRules.Rules2021)));

    /// <summary>Which generation of the address validation's answer is given.</summary>
    public static readonly Setting<AddressValidationFormat> AddressValidation = new(
        "address-validation", "object", "`object`, `boolean` or `empty`",
        "Which generation of the address validation's answer is given: the object since 2021, the boolean that the PowerShell module reads, or the empty answer before it (decision 10).",
        OneOf(("object", AddressValidationFormat.Object), ("boolean", AddressValidationFormat.Boolean), ("empty", AddressValidationFormat.Empty)));

    /// <summary>Whether the portal's rules hold too.</summary>
    public static readonly Setting<bool> Strict = new(
        "strict", "off", OnOrOff,
        "Whether the portal's rules hold too: a culture that is offered for the country, a company name and an email address that the portal takes, which one in the partner's own domain is not (contract, sections 10.5 and 10.6).",
        Boolean);

    /// <summary>Whether answers begin with a byte order mark.</summary>
    public static readonly Setting<bool> ByteOrderMark = new(
        "byte-order-mark", "off", OnOrOff,
        "Whether JSON answers begin with a UTF-8 byte order mark, as the real service's do; the legacy PowerShell module cuts off the first character.",
        Boolean);

    /// <summary>Whether the service describes its API.</summary>
    public static readonly Setting<bool> Docs = new(
        "docs", "on", OnOrOff,
        "Whether the service describes its API to anybody who asks: the OpenAPI document at `/openapi/v1.json`, a page to try it at `/docs`, and one that says what a token may do at `/docs/token`. None of them needs a token, and none holds a secret.",
        Boolean);

    /// <summary>What is logged.</summary>
    public static readonly Setting<LogLevel> Log = new(
        "log", "information", "`debug`, `information`, `warning`, `error` or `none`",
        "What is logged: `information` has every change and failure, `debug` every request.",
        OneOf(("debug", LogLevel.Debug), ("information", LogLevel.Information), ("warning", LogLevel.Warning), ("error", LogLevel.Error), ("none", LogLevel.None)));

    /// <summary>How the log is written.</summary>
    public static readonly Setting<bool> LogAsJson = new(
        "log-format", "text", "`text` or `json`",
        "How the log is written: lines for people, or one JSON object a line.",
        OneOf(("text", false), ("json", true)));

    /// <summary>Where metrics, traces and logs are sent.</summary>
    public static readonly Setting<Uri?> OtlpEndpoint = new(
        "otlp-endpoint", null, "an http or https address such as `http://127.0.0.1:4318`",
        "The collector to which metrics, traces and logs are sent over OTLP (HTTP with protobuf; `/v1/metrics`, `/v1/traces` and `/v1/logs` under it). Without it nothing is sent.",
        HttpUrl);

    /// <summary>The host environment.</summary>
    public static readonly Setting<string> Environment = new(
        "environment", null, "a name such as `Development` or `Production`: letters, digits, `-`, `_` and `.`",
        "The host environment. It also chooses the file `appsettings.{Environment}.json`. Without it: the variables DOTNET_ENVIRONMENT and ASPNETCORE_ENVIRONMENT, else Production.",
        EnvironmentName);

    /// <summary>All of them, in the order in which they are printed.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Urls, Certificate, CertificateKey, CertificatePassword, Storage, StorageCheck, RateLimit, SignInRateLimit, DevelopmentIssuer, Authority, Audience, Issuers, TenantClaim,
        AuthorityTenant, Roles, RequireMfa, AppClaim, Partners, PartnersFile, ServerKey, ServerKeyPrevious, Cloud, DomainSuffixes, SandboxQuota, AuditDays, VettingMinutes, PublicUrl,
        RelaxedAuthentication, StaleEtag, RequireEtag, RegistrationRules, AddressValidation, Strict, ByteOrderMark, Docs,
        Log, LogAsJson, OtlpEndpoint, Environment,
    ];
}
