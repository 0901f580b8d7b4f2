using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>The operations on fault rules.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder admin)
    {
        admin.MapPost("/faults", Add).WithName("AddFault").Describe(FaultRuleDescriptions.Add);
        admin.MapGet("/faults", List).WithName("ListFaults").Describe(FaultRuleDescriptions.List);
        admin.MapDelete("/faults", Clear).WithName("ClearFaults").Describe(FaultRuleDescriptions.Clear);
        admin.MapGet("/faults/{id}", Get).WithName("GetFault").Describe(FaultRuleDescriptions.Get);
        admin.MapDelete("/faults/{id}", Remove).WithName("RemoveFault").Describe(FaultRuleDescriptions.Remove);
    }

    private static IResult Add(AdminBody<FaultRule> body, FaultRules rules, HttpResponse response) =>
        rules.Add(body.Value).ToHttpResult(added =>
        {
            response.Headers.Location = $"{AdminPaths.Prefix}/faults/{added.Id}";
            return ApiResults.Json(added, SandboxJsonContext.Api.ActiveFault, StatusCodes.Status201Created);
        });

    private static IResult List(FaultRules rules) => ApiResults.Json(new() { Items = rules.List() }, SandboxJsonContext.Api.ActiveFaults);

    private static IResult Get(string id, FaultRules rules) => rules.Find(id).ToHttpResult(SandboxJsonContext.Api.ActiveFault);

    private static IResult Remove(string id, FaultRules rules) => rules.Remove(id)?.ToHttpResult() ?? ApiResults.StatusCode(StatusCodes.Status204NoContent);

    private static IResult Clear(FaultRules rules)
    {
        rules.Clear();
        return ApiResults.StatusCode(StatusCodes.Status204NoContent);
    }
}
