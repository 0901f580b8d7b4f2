using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Customers;

/// <summary>A customer to be added, with everything that comes into being together.</summary>
internal sealed record NewCustomer
{
    /// <summary>The part of the partner that creates it, first, and that of its indirect reseller, if any.</summary>
    public required IReadOnlyList<CustomerRow> Views { get; init; }

    /// <summary>What belongs to the tenant.</summary>
    public required TenantRecord Tenant { get; init; }

    /// <summary>The first administrator.</summary>
    public required UserRow Administrator { get; init; }

    /// <summary>The directory role of the first administrator.</summary>
    public required Guid AdministratorRole { get; init; }

    /// <summary>The request, when it must not be carried out twice.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>What is answered to the request, without credentials: a <see cref="Customary.Contracts.Customer"/> in UTF-8 JSON.</summary>
    public required byte[] Response { get; init; }

    /// <summary>The audit records of the creation.</summary>
    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    /// <summary>The partnership that must hold for it; null where it is for no reseller.</summary>
    public Partnership? Partnership { get; init; }

    /// <summary>How many customers the partner may have; 0 is no quota.</summary>
    public int Quota { get; init; }
}
