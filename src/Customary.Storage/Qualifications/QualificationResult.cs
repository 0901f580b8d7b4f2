using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Qualifications;

/// <summary>The result of adding a qualification.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Tenant">The current tenant record; null for replays and when the partner has no active relationship.</param>
/// <param name="Body">The response body, UTF-8 JSON; null unless the status is <see cref="WriteStatus.Added"/> or <see cref="WriteStatus.Replayed"/>.</param>
internal sealed record QualificationResult(WriteStatus Status, TenantRecord? Tenant = null, byte[]? Body = null);
