using Customary.Storage.Tenants;

namespace Customary.Storage.Customers;

/// <summary>A customer with the views of all its partners.</summary>
/// <param name="Record">The tenant record.</param>
/// <param name="Views">The view of each partner, including ended relationships, in the order of the tenant record.</param>
internal sealed record TenantWithViews(TenantRecord Record, IReadOnlyList<CustomerRow> Views);
