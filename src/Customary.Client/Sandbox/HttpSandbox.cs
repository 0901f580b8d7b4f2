using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>The sandbox controls and the administration of a server over HTTP. Operations throw <see cref="CustomaryException"/>.</summary>
public sealed class HttpSandbox : ISandbox, IDisposable
{
    private readonly SandboxHttp _http;
    private readonly HttpClient? _client;

    /// <summary>Creates the controls of a server.</summary>
    /// <param name="server">The address of the server, or one of its <c>admin-urls</c>.</param>
    /// <param name="adminToken">The value of the setting <c>admin-token</c>; null if it is not set.</param>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    public HttpSandbox(Uri server, string? adminToken = null)
        : this(server, adminToken, new())
    {
    }

    /// <summary>Creates the controls of a server.</summary>
    /// <param name="http">
    /// The client. Its base address is that of the server, and its default headers contain the token, if the server requires one.
    /// <see cref="Dispose"/> disposes it.
    /// </param>
    /// <exception cref="ArgumentException">The base address is missing or not valid.</exception>
    public HttpSandbox(HttpClient http)
        : this(Guard.NotNull(http).BaseAddress ?? throw new ArgumentException("The client must have a base address.", nameof(http)), adminToken: null, new() { HttpClient = http }) => _client = http;

    /// <summary>Creates the controls of a server with the transport and the timeout of the options.</summary>
    internal HttpSandbox(Uri server, string? adminToken, CustomaryClientOptions options)
        : this(ApiPipeline.CreateSandbox(server, adminToken, options))
    {
    }

    /// <summary>Creates the controls that use a pipeline.</summary>
    internal HttpSandbox(ApiPipeline pipeline)
    {
        _http = new(pipeline);
        Clock = new HttpSandboxClock(_http);
        Faults = new HttpSandboxFaults(_http);
        Requests = new HttpSandboxRequests(_http);
        Limits = new HttpSandboxLimits(_http);
        Snapshots = new HttpSandboxSnapshots(_http);
        Partners = new HttpSandboxPartners(_http);
        ValidationCodes = new HttpSandboxValidationCodes(_http);
        Customers = new HttpSandboxCustomers(_http);
    }

    /// <inheritdoc/>
    public ISandboxClock Clock { get; }

    /// <inheritdoc/>
    public ISandboxFaults Faults { get; }

    /// <inheritdoc/>
    public ISandboxRequests Requests { get; }

    /// <inheritdoc/>
    public ISandboxLimits Limits { get; }

    /// <inheritdoc/>
    public ISandboxSnapshots Snapshots { get; }

    /// <inheritdoc/>
    public ISandboxPartners Partners { get; }

    /// <inheritdoc/>
    public ISandboxValidationCodes ValidationCodes { get; }

    /// <inheritdoc/>
    public ISandboxCustomers Customers { get; }

    /// <inheritdoc/>
    public Task<ResetResult> ResetAsync(string tenant, CancellationToken cancellationToken = default) =>
        ResetAsync(new ResetRequest { Tenant = Guard.NotEmpty(tenant) }, cancellationToken);

    /// <inheritdoc/>
    public Task<ResetResult> ResetAllTenantsAsync(CancellationToken cancellationToken = default) => ResetAsync(new ResetRequest { All = true }, cancellationToken);

    /// <inheritdoc/>
    public Task ExportAsync(Stream output, string? tenant = null, CancellationToken cancellationToken = default) =>
        _http.CopyAsync("Export", $"/export{SandboxQuery.Create(("tenant", tenant))}", Guard.NotNull(output), cancellationToken);

    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(Stream lines, CancellationToken cancellationToken = default) =>
        _http.SendStreamAsync("Import", "/import", Guard.NotNull(lines), "application/x-ndjson", SandboxJsonContext.Api.ImportResult, cancellationToken);

    /// <inheritdoc/>
    public Task<ImportResult> SeedAsync(Stream seed, CancellationToken cancellationToken = default) =>
        _http.SendStreamAsync("Seed", "/seed", Guard.NotNull(seed), "application/json", SandboxJsonContext.Api.ImportResult, cancellationToken);

    /// <inheritdoc/>
    public Task<ImportResult> GenerateAsync(int customers, string? tenant = null, CancellationToken cancellationToken = default) => _http.SendAsync(
        "Generate", "POST", "/seed/generate", new() { Customers = customers, Tenant = tenant }, SandboxJsonContext.Api.GenerateRequest, SandboxJsonContext.Api.ImportResult, cancellationToken);

    /// <inheritdoc/>
    public Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        _http.SendAsync("GetStatus", "GET", "", SandboxJsonContext.Api.SandboxStatus, cancellationToken);

    /// <summary>Disposes the client that the controls were created with, if there is one.</summary>
    public void Dispose() => _client?.Dispose();

    private Task<ResetResult> ResetAsync(ResetRequest request, CancellationToken cancellationToken) =>
        _http.SendAsync("Reset", "POST", "/reset", request, SandboxJsonContext.Api.ResetRequest, SandboxJsonContext.Api.ResetResult, cancellationToken);
}
