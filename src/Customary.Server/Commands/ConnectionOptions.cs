using System.ClientModel;

namespace Customary.Server.Commands;

/// <summary>The options with which commands connect to the API of a running server or of a Microsoft cloud.</summary>
internal sealed class ConnectionOptions
{
    private const string GlobalScope = "https://api.partnercenter.microsoft.com/.default";
    private const string ChinaScope = "https://partner.partnercenterapi.microsoftonline.cn/.default";
    private const string DefaultTenant = "contoso";
    private const string DefaultUser = "developer";

    // A person waits. A list or an import can take long, but each of its operations does not.
    private const int MaxRetries = 2;
    private const int MaxBulkRetries = 4;
    private static readonly TimeSpan BulkTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromMinutes(1);

    private readonly Option<string> _url = ServerAddress.CreateOption(acceptsClouds: true);
    private readonly Option<string> _tenant = new("--tenant")
    {
        Description = $"The partner for which the server's development issuer issues a token: a tenant ID or a name. Default: {ClientVariables.Tenant}, or {DefaultTenant} for an address of this machine.",
        HelpName = "tenant",
    };

    private readonly Option<string> _user = new("--as-user") { Description = $"The user for whom the development issuer issues a token. Default: {DefaultUser}.", HelpName = "name" };
    private readonly Option<bool> _application = new("--as-application") { Description = "Get a token of an application, which some operations refuse, from the development issuer." };
    private readonly Option<string> _token = new("--token") { Description = $"The access token, or file:PATH. Default: {ClientVariables.Token}.", HelpName = "token" };
    private readonly Option<bool> _certificate = new("--accept-development-certificate") { Description = "Accept the development certificate of the server. Use it for development only." };
    private readonly Option<TimeSpan?> _timeout = DurationOption.Create("--timeout", "How long one operation can take, with its retries and with waits for the rate limit. Default: 1m, or 10m for import and export.");

    /// <summary>Prints JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document per line instead of a table." };

    /// <summary>All options.</summary>
    public IReadOnlyList<Option> All => [_url, _tenant, _user, _application, _token, _certificate, _timeout, Json];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>Connects. No request is sent.</summary>
    /// <param name="parseResult">The parsed command line.</param>
    /// <param name="isBulk">Whether the command sends so many requests that each can wait long for the rate limit.</param>
    /// <param name="cancellationToken">Cancels the reading of files.</param>
    /// <exception cref="CommandException">An option or a variable is not valid.</exception>
    public async Task<Connection> OpenAsync(ParseResult parseResult, bool isBulk, CancellationToken cancellationToken)
    {
        var timeout = parseResult.GetValue(_timeout) ?? (isBulk ? BulkTimeout : NetworkTimeout);
        var url = ServerAddress.Read(parseResult.GetValue(_url));
        var options = new CustomaryClientOptions
        {
            AcceptDevelopmentCertificate = parseResult.GetValue(_certificate),
            ApplicationName = "customary",
            MaxRetries = isBulk ? MaxBulkRetries : MaxRetries,
            Scope = ClientVariables.Get(ClientVariables.Scope),
            Timeout = timeout,
            NetworkTimeout = timeout < NetworkTimeout ? timeout : NetworkTimeout,
        };
        try
        {
            if (ServerAddress.FindCloud(url) is { } cloud)
            {
                var cloudCredential = await CreateCredentialAsync(parseResult, null, url, options, cancellationToken);
                return new($"{url} as {Describe(parseResult)}", CustomaryClient.ForCloud(cloud, cloudCredential, options), cloudCredential, options.Scope ?? (cloud == PartnerCloud.China ? ChinaScope : GlobalScope));
            }

            var address = ServerAddress.Parse(url);
            var credential = await CreateCredentialAsync(parseResult, address, url, options, cancellationToken);
            return new($"{address} as {Describe(parseResult)}", new(address, credential, options), credential, options.Scope ?? GlobalScope);
        }
        catch (ArgumentException exception)
        {
            throw CommandException.InvalidUsage($"--url: {exception.Message}");
        }
    }

    private string Describe(ParseResult parseResult) =>
        parseResult.GetValue(_tenant) ?? ClientVariables.Get(ClientVariables.Tenant) ?? ClientVariables.Get(ClientVariables.ClientId) ?? "the default credential";

    private async Task<AuthenticationTokenProvider> CreateCredentialAsync(
        ParseResult parseResult, Uri? address, string url, CustomaryClientOptions options, CancellationToken cancellationToken)
    {
        var (token, tenant, user, isApplication) = (parseResult.GetValue(_token), parseResult.GetValue(_tenant), parseResult.GetValue(_user), parseResult.GetValue(_application));
        var usesIssuer = tenant is not null || user is not null || isApplication;
        if (token is not null && usesIssuer) throw CommandException.InvalidUsage("--token: not valid with --tenant, --as-user and --as-application, which get a token. Use one of them.");
        if (user is not null && isApplication) throw CommandException.InvalidUsage("--as-user: not valid with --as-application. Use one of them.");
        if (usesIssuer && address is null) throw CommandException.InvalidUsage($"--url: '{url}' has no development issuer. Remove --tenant, --as-user and --as-application.");
        if (token is not null)
        {
            SecretValue.WarnIfLiteral("--token", token, $"`file:PATH`, or the variable {ClientVariables.Token}", parseResult.InvocationConfiguration.Error);
            return new AccessTokenCredential(await SecretValue.ReadAsync("--token", token, cancellationToken));
        }

        if (!usesIssuer && ClientVariables.Get(ClientVariables.Token) is { } variable)
            return new AccessTokenCredential(await SecretValue.ReadAsync(ClientVariables.Token, variable, cancellationToken));
        if (!usesIssuer && ClientVariables.Get(ClientVariables.ClientId) is { } clientId) return await CreateCredentialAsync(clientId, cancellationToken);
        var defaultTenant = ClientVariables.Get(ClientVariables.Tenant);
        return address is not null && (usesIssuer || defaultTenant is not null || address.IsLoopback)
            ? new DevelopmentCredential(address, tenant ?? defaultTenant ?? DefaultTenant, isApplication ? null : user ?? DefaultUser, options)
            : throw CommandException.InvalidUsage(
                $"--url: '{url}' needs an access token. Set {ClientVariables.Token}, or {ClientVariables.Authority}, {ClientVariables.ClientId} and {ClientVariables.ClientSecret}. "
                + "A Customary server with a development issuer needs --tenant.");
    }

    private static async Task<AuthenticationTokenProvider> CreateCredentialAsync(string clientId, CancellationToken cancellationToken)
    {
        var authority = ClientVariables.Get(ClientVariables.Authority) ?? throw Missing(ClientVariables.Authority);
        var secret = ClientVariables.Get(ClientVariables.ClientSecret) ?? throw Missing(ClientVariables.ClientSecret);
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address)) throw CommandException.InvalidUsage($"{ClientVariables.Authority}: '{authority}' is not valid. Use an https address.");
        return new ClientSecretCredential(
            new() { Timeout = TimeSpan.FromSeconds(30) },
            ClientSecretCredential.CheckAddress(address),
            clientId,
            await SecretValue.ReadAsync(ClientVariables.ClientSecret, secret, cancellationToken),
            TimeProvider.System);
    }

    private static CommandException Missing(string variable) => CommandException.InvalidUsage($"{variable}: missing, because {ClientVariables.ClientId} is set. Set both.");
}
