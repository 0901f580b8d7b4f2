using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Qualifications;

/// <summary>A qualification to be given to a customer, with everything that changes together.</summary>
internal sealed record NewQualification
{
    /// <summary>The partner that asks for it.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer that gets it.</summary>
    public required Guid Customer { get; init; }

    /// <summary>
    /// The customer's qualifications with this one, from those that it has; the same list where it has this one and
    /// that is good, null where it cannot have it.
    /// </summary>
    public required Func<IReadOnlyList<QualificationRecord>, IReadOnlyList<QualificationRecord>?> Add { get; init; }

    /// <summary>The validation code that it uses up; null where it needs none.</summary>
    public string? Code { get; init; }

    /// <summary>The code of a partner that has none; null where it then has none.</summary>
    public ValidationCodeRow? StandardCode { get; init; }

    /// <summary>When it is asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The request, when it must not be carried out twice.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>What is answered to the request, in UTF-8 JSON.</summary>
    public required byte[] Response { get; init; }

    /// <summary>The audit records, from the tenant before the change.</summary>
    public required Func<TenantRecord, IReadOnlyList<AuditEntry>> BuildAudit { get; init; }
}
