using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Domains;

/// <summary>The input of <see cref="DomainStore.AddAsync"/>.</summary>
internal sealed record NewDomain
{
    /// <summary>The partner that adds the domain.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer that receives the domain.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The domain to store.</summary>
    public required VerifiedDomain Domain { get; init; }

    /// <summary>The request; null when it has no <c>MS-RequestId</c>.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>The response body: a <see cref="Customary.Contracts.Domain"/>, UTF-8 JSON.</summary>
    public required byte[] Response { get; init; }

    /// <summary>Builds the audit records from the partners with an active relationship and the updated tenant record.</summary>
    public required Func<IReadOnlyList<Guid>, TenantRecord, IReadOnlyList<AuditEntry>> BuildAudit { get; init; }

    /// <summary>Renders a partner's document from its stored view and the updated tenant record.</summary>
    public required Func<CustomerRow, TenantRecord, byte[]> Render { get; init; }
}
