using Customary.Storage.Idempotency;

namespace Customary.Storage.Tenants;

/// <summary>The data of a customer that all its partners share.</summary>
internal sealed record TenantRecord
{
    /// <summary>The complete company profile, including the properties that require delegated access.</summary>
    public required CustomerCompanyProfile CompanyProfile { get; init; }

    /// <summary>All domain names, the initial one first.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>The properties of the additional domains; null when none was ever added.</summary>
    public IReadOnlyList<VerifiedDomain>? VerifiedDomains { get; init; }

    /// <summary>The qualifications in the order of their requests; null when none was ever requested.</summary>
    public IReadOnlyList<QualificationRecord>? Qualifications { get; init; }

    /// <summary>The validation status of the account; null when it was never validated.</summary>
    public AccountStatus? AccountStatus { get; init; }

    /// <summary>Whether the customer accepted the Microsoft Customer Agreement directly; null when unknown.</summary>
    public bool? HasSignedAgreement { get; init; }

    /// <summary>The partners with a view of the customer, including ended relationships: tenant IDs.</summary>
    public required IReadOnlyList<Guid> Partners { get; init; }

    /// <summary>When the customer accepted the relationship requests of partners; null when it never did. A partner without an entry has had the customer since its creation.</summary>
    public IReadOnlyList<Acceptance>? Acceptances { get; init; }

    /// <summary>The request that created the customer; null when it had no <c>MS-RequestId</c>.</summary>
    public CreatingRequest? CreatedBy { get; init; }

    /// <summary>Returns the record with an acceptance, which replaces the earlier one of the same partner.</summary>
    public TenantRecord WithAcceptance(Acceptance acceptance) =>
        this with { Acceptances = [.. (Acceptances ?? []).Where(earlier => earlier.Partner != acceptance.Partner), acceptance] };
}
