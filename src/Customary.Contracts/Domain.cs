namespace Customary.Contracts;

/// <summary>
/// A domain of a customer besides its first.
/// Source: "Add a verified domain for a customer", Domain; values are snake_case on the wire, any spelling is read.
/// </summary>
public sealed record Domain
{
    /// <summary>How users of the domain sign in: <c>managed</c> or <c>federated</c>.</summary>
    public string? AuthenticationType { get; init; }

    /// <summary>What the domain is for, such as <c>email</c>.</summary>
    public string? Capability { get; init; }

    /// <summary>Whether new users get this domain unless another is chosen.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Whether the domain came with the tenant.</summary>
    public bool? IsInitial { get; init; }

    /// <summary>The domain name, in its ASCII form.</summary>
    public string? Name { get; init; }

    /// <summary>The domain above this one, if any.</summary>
    public string? RootDomain { get; init; }

    /// <summary>Whether the domain is verified: <c>unverified</c>, <c>verified</c> or <c>pending_deletion</c>.</summary>
    public string? Status { get; init; }

    /// <summary>How it was verified: <c>none</c>, <c>dns_record</c> or <c>email</c>.</summary>
    public string? VerificationMethod { get; init; }
}
