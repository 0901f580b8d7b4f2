namespace Customary.Server.Storage;

/// <summary>The request that created a customer.</summary>
/// <param name="Partner">The partner that sent it.</param>
/// <param name="RequestId">Its MS-RequestId.</param>
public sealed record CreatingRequest(Guid Partner, Guid RequestId);
