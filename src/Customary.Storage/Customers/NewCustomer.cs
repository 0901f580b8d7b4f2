using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Customers;

/// <summary>The input of <see cref="CustomerStore.AddAsync"/>.</summary>
internal sealed record NewCustomer
{
    /// <summary>The view of the creating partner (the home partner), then the view of its indirect reseller, if any.</summary>
    public required IReadOnlyList<CustomerRow> Views { get; init; }

    /// <summary>The tenant record.</summary>
    public required TenantRecord Tenant { get; init; }

    /// <summary>The first administrator.</summary>
    public required UserRow Administrator { get; init; }

    /// <summary>The directory role of the first administrator.</summary>
    public required Guid AdministratorRole { get; init; }

    /// <summary>The request; null when it has no <c>MS-RequestId</c>.</summary>
    public IdempotentRequest? Request { get; init; }

    /// <summary>The response body: a <see cref="Customary.Contracts.Customer"/> without credentials, UTF-8 JSON.</summary>
    public required byte[] Response { get; init; }

    /// <summary>The audit records of the creation.</summary>
    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    /// <summary>The partnership that must exist; null when there is no indirect reseller.</summary>
    public Partnership? Partnership { get; init; }

    /// <summary>The maximum number of customers of the partner; 0 for no limit.</summary>
    public int Quota { get; init; }

    /// <summary>The maximum number of customers of the indirect reseller; 0 for no limit.</summary>
    public int ResellerQuota { get; init; }
}
