using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Qualifications;

/// <summary>The input of <see cref="QualificationStore.AddAsync(NewQualification, CancellationToken)"/>.</summary>
internal sealed record NewQualification
{
    /// <summary>The partner that requests the qualification.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer that receives the qualification.</summary>
    public required Guid Customer { get; init; }

    /// <summary>
    /// Returns the customer's qualifications with the new one. Returns the same list instance when the customer already has it,
    /// and null when an existing qualification conflicts.
    /// </summary>
    public required Func<IReadOnlyList<QualificationRecord>, IReadOnlyList<QualificationRecord>?> Add { get; init; }

    /// <summary>The validation code to use; null when the qualification needs none.</summary>
    public string? Code { get; init; }

    /// <summary>The default validation code of a partner without codes; null when there is no default.</summary>
    public ValidationCodeRow? DefaultCode { get; init; }

    /// <summary>The time of the request.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The request; null when it has no <c>MS-RequestId</c>.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>The response body, UTF-8 JSON.</summary>
    public required byte[] Response { get; init; }

    /// <summary>Builds the audit records from the tenant record before the change.</summary>
    public required Func<TenantRecord, IReadOnlyList<AuditEntry>> BuildAudit { get; init; }
}
