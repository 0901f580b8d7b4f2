using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Hosting;
using Customary.Hosting.Authentication;
using Customary.Hosting.Issuer;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Testing;

/// <summary>
/// A server in the process of the test, on a free loopback port, with a store of its own in memory. It is a sandbox: a test can move its
/// clock, inject faults, and read the requests that it received. Tests that run side by side can each start one, or share one and use a
/// tenant each.
/// </summary>
/// <example>
/// <code>
/// await using var sandbox = await CustomarySandbox.StartAsync();
/// CustomaryClient client = sandbox.ClientFor("contoso");
/// Customer created = await client.Customers.CreateAsync(newCustomer);
/// </code>
/// </example>
public sealed class CustomarySandbox : ISandbox, IAsyncDisposable
{
    private const string Application = "customary-testing";
    private const string User = "admin@customary.test";
    private readonly CustomaryServer _server;
    private readonly ISandbox _sandbox;

    private CustomarySandbox(CustomaryServer server)
    {
        _server = server;
        _sandbox = server.Services.GetRequiredService<ISandbox>();
        Url = new(server.Url);
    }

    /// <summary>The address of the API, and of the authority that issues tokens.</summary>
    public Uri Url { get; }

    /// <inheritdoc/>
    public ISandboxClock Clock => _sandbox.Clock;

    /// <inheritdoc/>
    public ISandboxFaults Faults => _sandbox.Faults;

    /// <inheritdoc/>
    public ISandboxRequests Requests => _sandbox.Requests;

    /// <inheritdoc/>
    public ISandboxLimits Limits => _sandbox.Limits;

    /// <inheritdoc/>
    public ISandboxSnapshots Snapshots => _sandbox.Snapshots;

    /// <inheritdoc/>
    public ISandboxPartners Partners => _sandbox.Partners;

    /// <inheritdoc/>
    public ISandboxValidationCodes ValidationCodes => _sandbox.ValidationCodes;

    /// <inheritdoc/>
    public ISandboxCustomers Customers => _sandbox.Customers;

    /// <inheritdoc/>
    public Task<ResetResult> ResetAsync(string tenant, CancellationToken cancellationToken = default) => _sandbox.ResetAsync(tenant, cancellationToken);

    /// <inheritdoc/>
    public Task<ResetResult> ResetAllTenantsAsync(CancellationToken cancellationToken = default) => _sandbox.ResetAllTenantsAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ExportAsync(Stream output, string? tenant = null, CancellationToken cancellationToken = default) => _sandbox.ExportAsync(output, tenant, cancellationToken);

    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(Stream lines, CancellationToken cancellationToken = default) => _sandbox.ImportAsync(lines, cancellationToken);

    /// <inheritdoc/>
    public Task<ImportResult> SeedAsync(Stream seed, CancellationToken cancellationToken = default) => _sandbox.SeedAsync(seed, cancellationToken);

    /// <inheritdoc/>
    public Task<ImportResult> GenerateAsync(int customers, string? tenant = null, CancellationToken cancellationToken = default) => _sandbox.GenerateAsync(customers, tenant, cancellationToken);

    /// <summary>Starts a server.</summary>
    /// <param name="configure">Changes the settings, which are those of the executable, for example <c>options.Settings["rate-limit"] = "5"</c>.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The server. Dispose it to stop.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is not valid.</exception>
    public static async Task<CustomarySandbox> StartAsync(Action<CustomaryServerOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new CustomaryServerOptions
        {
            Settings = { ["environment"] = "Development", ["urls"] = "http://127.0.0.1:0", ["storage"] = "memory", ["log"] = "none" },
        };
        configure?.Invoke(options);
        return new(await CustomaryServer.StartAsync(options, cancellationToken));
    }

    /// <summary>Creates a client that sends a valid token of a tenant with each request. It gets a new token before the clock of the server reaches the expiry.</summary>
    /// <param name="tenant">The tenant ID, or a name that stands for one. Each tenant has customers of its own.</param>
    /// <param name="asApplication">Whether the token is an application's. The default is a user's, which every operation accepts.</param>
    /// <returns>The client. The caller disposes it.</returns>
    /// <exception cref="InvalidOperationException">The development issuer is off, so the server issues no tokens.</exception>
    public HttpClient CreateHttpClient(string tenant = "contoso", bool asApplication = false)
    {
        EnsureIssuer(tenant);
        return new(new TokenHandler(new(this, tenant, asApplication))) { BaseAddress = Url };
    }

    /// <summary>Creates a typed client of a tenant. It gets a new token before the clock of the server reaches the expiry.</summary>
    /// <param name="tenant">The tenant ID, or a name that stands for one. Each tenant has customers of its own.</param>
    /// <param name="asApplication">Whether the token is an application's. The default is a user's, which every operation accepts.</param>
    /// <param name="options">The options of the client. Default: <see cref="CustomaryClientOptions"/> with its default values.</param>
    /// <returns>The client. It is safe for concurrent use.</returns>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <exception cref="InvalidOperationException">The development issuer is off, so the server issues no tokens.</exception>
    public CustomaryClient ClientFor(string tenant = "contoso", bool asApplication = false, CustomaryClientOptions? options = null)
    {
        EnsureIssuer(tenant);
        return new(Url, new SandboxCredential(new(this, tenant, asApplication)), options);
    }

    /// <summary>Creates an access token that is valid for an hour on the clock of the server.</summary>
    /// <param name="tenant">The tenant ID, or a name that stands for one.</param>
    /// <param name="asApplication">Whether the token is an application's. The default is a user's, which every operation accepts.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">The development issuer is off, so the server issues no tokens.</exception>
    public async Task<string> CreateTokenAsync(string tenant = "contoso", bool asApplication = false, CancellationToken cancellationToken = default)
    {
        EnsureIssuer(tenant);
        var audience = _server.Services.GetRequiredService<TokenAuthority>().Audiences[0];
        var grant = new Grant(TenantNames.Resolve(tenant), Application, asApplication ? null : User, audience);
        return await _server.Services.GetRequiredService<TokenWriter>().WriteAccessTokenAsync(grant, new(_server.Url, new(tenant), TokenVersion.V2), cancellationToken);
    }

    /// <summary>Returns the tenant ID that a name stands for.</summary>
    /// <param name="tenant">The name, or a tenant ID.</param>
    public static Guid GetTenantId(string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return TenantNames.Resolve(tenant);
    }

    /// <inheritdoc/>
    public Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default) => _sandbox.GetStatusAsync(cancellationToken);

    /// <summary>Stops the server. Its data is lost if the storage is in memory.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void EnsureIssuer(string tenant)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        if (!_server.Services.GetRequiredService<IssuerOptions>().IsEnabled)
            throw new InvalidOperationException("The server issues no tokens, because the development issuer is off. Remove the setting authority, or set development-issuer to on.");
    }
}
