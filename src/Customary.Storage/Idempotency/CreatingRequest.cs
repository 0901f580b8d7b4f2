namespace Customary.Storage.Idempotency;

/// <summary>The request that created a customer.</summary>
/// <param name="Partner">The partner that sent it.</param>
/// <param name="RequestId">Its MS-RequestId.</param>
internal sealed record CreatingRequest(Guid Partner, Guid RequestId);
