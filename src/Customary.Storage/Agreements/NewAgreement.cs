using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Agreements;

/// <summary>An agreement to be confirmed for a customer, with everything that changes together.</summary>
internal sealed record NewAgreement
{
    /// <summary>The partner that confirms it.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer that accepted it.</summary>
    public required Guid Customer { get; init; }

    /// <summary>Its id, by which it has its place among the others.</summary>
    public required Guid Id { get; init; }

    /// <summary>The agreement as it is kept and answered, in UTF-8 JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether a stored agreement says the same.</summary>
    public required Func<byte[], bool> IsSame { get; init; }

    /// <summary>The request, when it must not be carried out twice.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>The audit records.</summary>
    public required Func<TenantRecord, IReadOnlyList<AuditEntry>> BuildAudit { get; init; }
}
