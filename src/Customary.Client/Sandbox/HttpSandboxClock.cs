namespace Customary.Client.Sandbox;

/// <summary>The clock of a server over HTTP.</summary>
internal sealed class HttpSandboxClock(SandboxHttp http) : ISandboxClock
{
    private const string Path = "/clock";

    /// <inheritdoc/>
    public Task<ClockState> GetAsync(CancellationToken cancellationToken = default) =>
        http.SendAsync("GetClock", "GET", Path, SandboxJsonContext.Api.ClockState, cancellationToken);

    /// <inheritdoc/>
    public Task<ClockState> SetAsync(ClockChange change, CancellationToken cancellationToken = default) =>
        http.SendAsync("SetClock", "PUT", Path, change, SandboxJsonContext.Api.ClockChange, SandboxJsonContext.Api.ClockState, cancellationToken);

    /// <inheritdoc/>
    public Task<ClockState> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        http.SendAsync("AdvanceClock", "POST", $"{Path}/advance", new() { By = by }, SandboxJsonContext.Api.ClockAdvance, SandboxJsonContext.Api.ClockState, cancellationToken);
}
