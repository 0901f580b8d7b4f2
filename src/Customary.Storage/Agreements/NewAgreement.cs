using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Agreements;

/// <summary>The input of <see cref="AgreementStore.AddAsync"/>.</summary>
internal sealed record NewAgreement
{
    /// <summary>The partner that confirms the agreement.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer that accepted the agreement.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The ID of the confirmation: a UUID version 7. Agreements are listed in the order of their IDs.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stored document and response body, UTF-8 JSON.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether a stored document confirms the same agreement.</summary>
    public required Func<byte[], bool> IsSame { get; init; }

    /// <summary>The request; null when it has no <c>MS-RequestId</c>.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>Builds the audit records from the tenant record.</summary>
    public required Func<TenantRecord, IReadOnlyList<AuditEntry>> BuildAudit { get; init; }
}
