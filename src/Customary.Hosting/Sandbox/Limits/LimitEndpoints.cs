using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Limits;

/// <summary>The operation on rate limits.</summary>
internal static class LimitEndpoints
{
    private const string Tag = "Limits";

    public static void MapLimits(this IEndpointRouteBuilder admin) => admin.MapGet("/limits", List).WithName("ListLimits").Describe(DescribeList);

    private static async Task<IResult> List(HttpRequest request, LocalSandboxLimits limits, CancellationToken cancellationToken)
    {
        var query = request.Query;
        if (query.Keys.FirstOrDefault(name => name != "tenant") is { } unknown) return Fault.InvalidParameter(unknown, "is not known; allowed: tenant").ToHttpResult();
        if (query["tenant"].Count > 1) return Fault.InvalidParameter("tenant", "is repeated").ToHttpResult();
        return (await limits.TryListAsync(query["tenant"] is [var tenant] ? tenant : null, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.TenantLimits);
    }

    private static OperationDescription DescribeList() => new(Tag, "List how much of their rate limits tenants have used")
    {
        Text = "Lists the tenants that have sent requests in the last 60 seconds, or that came back before `Retry-After` ended. A tenant that is named is always listed.",
        Parameters = [ParameterDescription.Query("tenant", "The partner: a tenant ID, or a name.", "contoso")],
        Responses =
        [
            ResponseDescription.Create(200, "The tenants.", SandboxJsonContext.Api.TenantLimits, new()
            {
                Items =
                [
                    new()
                    {
                        Tenant = Guid.Parse("7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10"), Used = 500, Limit = 500, FreesAt = new(2026, 1, 31, 12, 0, 7, TimeSpan.Zero),
                        EarlyReturns = [new() { At = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), ToldUntil = new(2026, 1, 31, 12, 0, 7, TimeSpan.Zero), Application = "app" }],
                    },
                ],
            }),
        ],
        Faults = [Fault.InvalidParameter("tenant", "must be a tenant ID or a name")],
    };
}
