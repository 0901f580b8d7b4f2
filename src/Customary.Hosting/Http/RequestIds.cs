namespace Customary.Hosting.Http;

/// <summary>The ids under which a request can be found again. Source: the contract, section 2.1.</summary>
/// <param name="RequestId">The request's MS-RequestId, or one made here; a GUID in the form <c>D</c>.</param>
/// <param name="CorrelationId">The request's MS-CorrelationId, or one made here; a GUID in the form <c>D</c>.</param>
/// <param name="IdempotencyId">The MS-RequestId, where the caller sent one and it is a GUID; else null.</param>
internal sealed record RequestIds(string RequestId, string CorrelationId, Guid? IdempotencyId)
{
    /// <summary>The tracking of this request, for endpoints.</summary>
    public static ValueTask<RequestIds> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.GetRequiredFeature<RequestIds>());
}
