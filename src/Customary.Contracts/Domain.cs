namespace Customary.Contracts;

/// <summary>
/// An additional domain of a customer.
/// Source: "Add a verified domain for a customer", Domain. Responses use snake_case values; requests can use any casing.
/// </summary>
public sealed record Domain : ApiObject
{
    /// <summary>How users of the domain sign in: <c>managed</c> or <c>federated</c>.</summary>
    public string? AuthenticationType { get; init; }

    /// <summary>The purpose of the domain, such as <c>email</c>.</summary>
    public string? Capability { get; init; }

    /// <summary>Whether this is the default domain of new users.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Whether the domain was created with the tenant.</summary>
    public bool? IsInitial { get; init; }

    /// <summary>The domain name in ASCII (punycode) format.</summary>
    public string? Name { get; init; }

    /// <summary>The parent domain. Absent when the domain has no parent.</summary>
    public string? RootDomain { get; init; }

    /// <summary>The verification status: <c>unverified</c>, <c>verified</c> or <c>pending_deletion</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The verification method: <c>none</c>, <c>dns_record</c> or <c>email</c>.</summary>
    public string? VerificationMethod { get; init; }
}
