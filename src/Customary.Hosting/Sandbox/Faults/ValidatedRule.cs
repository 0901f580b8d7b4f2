namespace Customary.Hosting.Sandbox.Faults;

/// <summary>A valid rule, with its names resolved.</summary>
/// <param name="Tenant">The partner; null for all.</param>
/// <param name="Responses">The response for each operation of the rule; null to handle requests.</param>
internal sealed record ValidatedRule(Guid? Tenant, IReadOnlyDictionary<string, InjectedResponse>? Responses)
{
    /// <summary>Whether the rule can apply to an operation. A response exists only for documented operations.</summary>
    public bool Covers(string operation) => Responses?.ContainsKey(operation) ?? true;

    /// <summary>Returns the response for an operation; null to handle requests.</summary>
    public InjectedResponse? GetResponse(string operation) => Responses?[operation];
}
