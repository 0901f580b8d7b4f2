using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Describes the operations on logged requests.</summary>
internal static class RequestHistoryDescriptions
{
    private const string Tag = "Requests";

    private static readonly LoggedRequest Example = new()
    {
        Operation = "ListCustomers",
        Tenant = Guid.Parse("7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10"),
        Application = "app",
        Status = 200,
        RequestId = "5f0c5f3e-6a3b-4a53-9f0b-0d0a8f3b7c11",
        StartedAt = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        Duration = TimeSpan.FromMilliseconds(3),
        Curl = "curl -g -X 'GET' 'http://127.0.0.1:5080/v1/customers' -H \"Authorization: Bearer $token\"",
        Request = new() { Method = "GET", Url = "/v1/customers", Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer ***" } },
        Response = new() { Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json; charset=utf-8" }, Body = """{"totalCount":0,"items":[]}""", BodyLength = 27 },
    };

    public static OperationDescription List() => new(Tag, "List logged requests")
    {
        Text = "Returns the newest requests that match, oldest first. With `count`, the response is sent when so many match, or when `timeout` ends. Each node has a log of its own.",
        Parameters =
        [
            ParameterDescription.Query("tenant", "The partner: a tenant ID, or a name.", "contoso"),
            ParameterDescription.Query("operation", "The operation: an operationId of `/openapi/v1.json`.", "CreateCustomer"),
            ParameterDescription.Query("status", "The status of the response.", "201") with { Maximum = 599 },
            ParameterDescription.Query("path", "The start of the path.", "/v1/customers"),
            ParameterDescription.Query("requestId", "The MS-RequestId.", "5f0c5f3e-6a3b-4a53-9f0b-0d0a8f3b7c11") with { Format = "uuid" },
            ParameterDescription.Query("since", "The earliest real time at which the request arrived.", "2026-01-31T12:00:00Z") with { Format = "date-time" },
            ParameterDescription.Query("limit", "The maximum number of requests. Default: 100.", "10") with { Maximum = 1000 },
            ParameterDescription.Query("count", "Waits until so many requests match.", "1") with { Maximum = 1000 },
            ParameterDescription.Query("timeout", "How long to wait for `count`, up to PT5M. Default: PT10S.", "PT10S") with { Format = "duration" },
        ],
        Responses = [ResponseDescription.Create(200, "The requests.", SandboxJsonContext.Api.LoggedRequests, new() { Items = [Example] })],
        Faults = [Fault.InvalidParameter("status", "must be from 100 to 599")],
    };

    public static OperationDescription Clear() => new(Tag, "Delete the logged requests") { Responses = [ResponseDescription.Empty(204, "The requests were deleted.")] };
}
