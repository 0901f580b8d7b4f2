namespace Customary.Core.Sandbox;

/// <summary>
/// The real time, for timers, timeouts, logs and tokens of an external authority. The rules of the API use the registered
/// <see cref="TimeProvider"/>, which can be a <see cref="SandboxClock"/>.
/// </summary>
/// <param name="Provider">The clock.</param>
internal sealed record SystemClock(TimeProvider Provider);
