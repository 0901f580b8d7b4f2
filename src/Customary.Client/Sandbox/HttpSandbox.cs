using System.Net.Http.Headers;
using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>The sandbox controls of a server over HTTP.</summary>
public sealed class HttpSandbox : ISandbox, IDisposable
{
    private readonly SandboxHttp _http;

    /// <summary>Creates the controls of a server.</summary>
    /// <param name="server">The address of the server, or one of its <c>admin-urls</c>.</param>
    /// <param name="adminToken">The value of the setting <c>admin-token</c>; null if it is not set.</param>
    public HttpSandbox(Uri server, string? adminToken = null)
        : this(CreateClient(server, adminToken))
    {
    }

    /// <summary>Creates the controls of a server.</summary>
    /// <param name="http">
    /// The client. Its base address is that of the server, and its default headers contain the token, if the server requires one.
    /// <see cref="Dispose"/> disposes it.
    /// </param>
    public HttpSandbox(HttpClient http)
    {
        _http = new(http ?? throw new ArgumentNullException(nameof(http)));
        Clock = new HttpSandboxClock(_http);
        Faults = new HttpSandboxFaults(_http);
        Requests = new HttpSandboxRequests(_http);
        Limits = new HttpSandboxLimits(_http);
        Snapshots = new HttpSandboxSnapshots(_http);
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
    public Task<ResetResult> ResetAsync(string? tenant = null, CancellationToken cancellationToken = default) => _http.SendAsync(
        HttpMethod.Post, "reset", new() { Tenant = tenant, All = tenant is null ? true : null }, SandboxJsonContext.Api.ResetRequest, SandboxJsonContext.Api.ResetResult, cancellationToken);

    /// <inheritdoc/>
    public async Task ExportAsync(Stream output, string? tenant = null, CancellationToken cancellationToken = default)
    {
        using var response = await _http.SendAsync(HttpMethod.Get, $"export{SandboxQuery.Create(("tenant", tenant))}", content: null, cancellationToken).ConfigureAwait(false);
#if NET
        await response.Content.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
#else
        await response.Content.CopyToAsync(output).ConfigureAwait(false);
#endif
    }

    /// <inheritdoc/>
    public Task<ImportResult> ImportAsync(Stream lines, CancellationToken cancellationToken = default)
    {
        var content = new StreamContent(lines) { Headers = { ContentType = new("application/x-ndjson") } };
        return _http.SendAsync(HttpMethod.Post, "import", content, SandboxJsonContext.Api.ImportResult, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        _http.SendAsync(HttpMethod.Get, "", SandboxJsonContext.Api.SandboxStatus, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpClient CreateClient(Uri server, string? adminToken)
    {
        // A long poll can take longer than the default timeout of a client.
        var http = new HttpClient { BaseAddress = server ?? throw new ArgumentNullException(nameof(server)), Timeout = Timeout.InfiniteTimeSpan };
        if (adminToken is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminToken);
        return http;
    }
}
