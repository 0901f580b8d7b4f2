namespace Customary.Contracts;

/// <summary>
/// The request to add a verified domain to a customer.
/// Source: "Add a verified domain for a customer", request body.
/// </summary>
public sealed record VerifiedDomain : ApiObject
{
    /// <summary>The domain name.</summary>
    public string? VerifiedDomainName { get; init; }

    /// <summary>The properties of the domain.</summary>
    public Domain? Domain { get; init; }

    /// <summary>The sign-in settings. Required for a federated domain.</summary>
    public DomainFederationSettings? DomainFederationSettings { get; init; }
}
