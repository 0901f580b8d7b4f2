using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The log of requests to the API.</summary>
internal static class SandboxRequestEndpoints
{
    private const int MaxRequests = 50;

    public static void MapSandboxRequests(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/requests", ListAsync).WithName("ShowSandboxRequests");
        sandbox.MapGet("/requests/{id:guid}", ShowAsync).WithName("ShowSandboxRequest");
        sandbox.MapPost("/requests/clear", ClearAsync).WithName("ClearSandboxRequests");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ISandbox controls, IPortalServer server, CancellationToken cancellationToken)
    {
        var input = SandboxForm.ReadQuery(context);
        input = input.Require(["status"], field => input.FindNumber(field) is not null, Texts.SandboxNumberNotValid);
        IReadOnlyList<LoggedRequest> requests = [];
        var isRecorded = true;
        try
        {
            var filter = new RequestFilter { Tenant = input.Find("tenant"), Operation = input.Find("operation"), Status = input.FindNumber("status"), Path = input.Find("path"), Limit = MaxRequests };
            if (!input.HasErrors) requests = await controls.Requests.ListAsync(filter, cancellationToken);
        }
        catch (CustomaryException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            isRecorded = false;
        }
        catch (CustomaryException exception)
        {
            input = SandboxForm.AddErrors(input, exception, property => property);
        }

        return Page.Show<SandboxRequestsPage, SandboxRequestsModel>(new([.. requests.Reverse()], server.Operations, input, isRecorded), SandboxForm.GetStatus(input));
    }

    private static async Task<IResult> ShowAsync(Guid id, ISandbox controls, CancellationToken cancellationToken)
    {
        var found = await controls.Requests.ListAsync(new() { RequestId = id, Limit = 1 }, cancellationToken);
        return found is [var request, ..] ? Page.Show<SandboxRequestPage, SandboxRequestModel>(new(request)) : ErrorModel.Show(Fault.RouteNotFound());
    }

    private static async Task<IResult> ClearAsync(ISandbox controls, CancellationToken cancellationToken)
    {
        await controls.Requests.ClearAsync(cancellationToken);
        return Page.Redirect(SandboxPaths.Requests);
    }
}
