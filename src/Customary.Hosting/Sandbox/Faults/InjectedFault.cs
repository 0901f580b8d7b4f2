using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>What a rule does to one request.</summary>
/// <param name="RuleId">The ID of the rule.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Response">The response instead of handling the request; null to handle it.</param>
/// <param name="Delay">The delay before the request is handled.</param>
internal sealed record InjectedFault(string RuleId, FaultRule Rule, InjectedResponse? Response, TimeSpan Delay);
