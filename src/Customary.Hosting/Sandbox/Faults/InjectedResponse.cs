namespace Customary.Hosting.Sandbox.Faults;

/// <summary>A response that a rule sends instead of handling the request.</summary>
/// <param name="Status">The status.</param>
/// <param name="Fault">The documented fault; null if the response is none.</param>
internal sealed record InjectedResponse(int Status, Fault? Fault);
