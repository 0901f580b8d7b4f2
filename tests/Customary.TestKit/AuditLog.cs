using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Reads a partner's log as a client does.</summary>
internal static class AuditLog
{
    /// <summary>One page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ReadAsync(TestPartner partner, string query = "")
    {
        var answer = await partner.GetAsync($"/v1/auditrecords{query}");
        answer.Status.ShouldBe(200, answer.Text);
        return Items(answer);
    }

    /// <summary>The whole log, page by page, with nothing but the token's header.</summary>
    public static async Task<IReadOnlyList<JsonNode>> WalkAsync(TestPartner partner, int size)
    {
        var answer = await partner.GetAsync($"/v1/auditrecords?size={size}");
        var read = new List<JsonNode>(Items(answer));
        while (answer.Json["continuationToken"] is { } token)
        {
            answer = await partner.GetAsync("/v1/auditrecords", ("MS-ContinuationToken", token.GetValue<string>()));
            answer.Status.ShouldBe(200, answer.Text);
            Items(answer).Count.ShouldBeInRange(1, size);
            read.AddRange(Items(answer));
        }

        return read;
    }

    public static string Operation(JsonNode record) => record["operationType"]!.GetValue<string>();

    private static List<JsonNode> Items(ApiResponse answer)
    {
        var items = answer.Json["items"]!.AsArray();
        answer.Json["totalCount"]!.GetValue<int>().ShouldBe(items.Count);
        return [.. items.Select(item => item!)];
    }
}
