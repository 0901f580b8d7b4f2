using Customary.Contracts;
using Customary.Storage.Idempotency;

namespace Customary.Storage.Tenants;

/// <summary>What belongs to a customer's tenant, whichever partners it has.</summary>
internal sealed record TenantRecord
{
    /// <summary>The whole company profile, also what a partner without delegated access is not shown.</summary>
    public required CustomerCompanyProfile CompanyProfile { get; init; }

    /// <summary>All domain names, the initial one first.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>What is known of the domains besides the initial one; null where there never was one.</summary>
    public IReadOnlyList<VerifiedDomain>? VerifiedDomains { get; init; }

    /// <summary>The qualifications, in the order in which they were asked for; null where there never was one.</summary>
    public IReadOnlyList<QualificationRecord>? Qualifications { get; init; }

    /// <summary>What the validation of the account came to; null where there was none.</summary>
    public AccountStatus? AccountStatus { get; init; }

    /// <summary>Whether the customer itself accepted the Microsoft Customer Agreement; null where nothing is known of it.</summary>
    public bool? HasSignedAgreement { get; init; }

    /// <summary>The partners that have, or had, a part of this customer.</summary>
    public required IReadOnlyList<Guid> Partners { get; init; }

    /// <summary>The request that created the customer; null when it named no MS-RequestId.</summary>
    public CreatingRequest? CreatedBy { get; init; }
}
