namespace Customary.Hosting.Http;

/// <summary>The tracking IDs of a request (docs/contract.md#request-and-response-headers).</summary>
/// <param name="RequestId">The MS-RequestId of the request, or a new one; a GUID in the format <c>D</c>.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the request, or a new one; a GUID in the format <c>D</c>.</param>
/// <param name="IdempotencyId">The MS-RequestId that the caller sent; null if it is absent or not a GUID.</param>
internal sealed record RequestIds(string RequestId, string CorrelationId, Guid? IdempotencyId)
{
    /// <summary>Binds the IDs to a parameter of an endpoint.</summary>
    public static ValueTask<RequestIds> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.GetRequiredFeature<RequestIds>());
}
