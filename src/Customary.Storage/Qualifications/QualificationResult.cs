using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Qualifications;

/// <summary>The result of adding a qualification, and the response to the request.</summary>
/// <param name="Status">The result.</param>
/// <param name="Facts">The tenant after the write; null if the partner does not have the customer, and for a repeated request.</param>
/// <param name="Body">The response as UTF-8 JSON; null unless the qualification was added by this request or by the one that it repeats.</param>
internal sealed record QualificationResult(WriteStatus Status, TenantRecord? Facts = null, byte[]? Body = null);
