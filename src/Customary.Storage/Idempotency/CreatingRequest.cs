namespace Customary.Storage.Idempotency;

/// <summary>The request that created a customer.</summary>
/// <param name="Partner">The partner that sent the request.</param>
/// <param name="RequestId">The <c>MS-RequestId</c>.</param>
internal sealed record CreatingRequest(Guid Partner, Guid RequestId);
