using Customary.Contracts;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Domains;

/// <summary>A domain to be added to a customer, with everything that changes together.</summary>
internal sealed record NewDomain
{
    /// <summary>The partner that adds it.</summary>
    public required Guid Partner { get; init; }

    /// <summary>The customer that gets it.</summary>
    public required Guid Customer { get; init; }

    /// <summary>The domain as it is kept.</summary>
    public required VerifiedDomain Domain { get; init; }

    /// <summary>The request, when it must not be carried out twice.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>What is answered to the request: a <see cref="Customary.Contracts.Domain"/> in UTF-8 JSON.</summary>
    public required byte[] Response { get; init; }

    /// <summary>The audit records of it, for the partners that have the customer now.</summary>
    public required Func<IReadOnlyList<Guid>, TenantRecord, IReadOnlyList<AuditEntry>> BuildAudit { get; init; }

    /// <summary>Makes a partner's document anew from the part as it is stored and the tenant's changed facts.</summary>
    public required Func<CustomerRow, TenantRecord, byte[]> Render { get; init; }
}
