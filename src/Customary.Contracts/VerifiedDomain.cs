namespace Customary.Contracts;

/// <summary>
/// What a domain registrar sends to give a customer a domain.
/// Source: "Add a verified domain for a customer", the request body.
/// </summary>
public sealed record VerifiedDomain
{
    /// <summary>The name of the domain.</summary>
    public string? VerifiedDomainName { get; init; }

    /// <summary>The domain.</summary>
    public Domain? Domain { get; init; }

    /// <summary>Where its users sign in; needed for a federated domain.</summary>
    public DomainFederationSettings? DomainFederationSettings { get; init; }
}
