using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>The operations on logged requests.</summary>
internal static class RequestHistoryEndpoints
{
    public static void MapRequestHistory(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/requests", List).WithName("ListRequests").Describe(RequestHistoryDescriptions.List);
        admin.MapDelete("/requests", Clear).WithName("ClearRequests").Describe(RequestHistoryDescriptions.Clear);
    }

    private static async Task<IResult> List(HttpRequest request, LocalSandboxRequests requests, CancellationToken cancellationToken)
    {
        var filter = RequestFilterReader.Read(request.Query);
        return filter.Fault is { } fault
            ? fault.ToHttpResult()
            : (await requests.TryListAsync(filter.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.LoggedRequests);
    }

    private static IResult Clear(RequestHistory log)
    {
        log.Clear();
        return ApiResults.StatusCode(StatusCodes.Status204NoContent);
    }
}
