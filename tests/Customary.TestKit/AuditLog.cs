using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Reads the audit log of a partner as a client does.</summary>
internal static class AuditLog
{
    /// <summary>Reads one page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ReadAsync(TestPartner partner, string query = "")
    {
        var response = await partner.GetAsync($"/v1/auditrecords{query}");
        response.Status.ShouldBe(200, response.Text);
        return Items(response);
    }

    /// <summary>Reads all pages, with only the token header.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ReadAllAsync(TestPartner partner, int size)
    {
        var response = await partner.GetAsync($"/v1/auditrecords?size={size}");
        var read = new List<JsonNode>(Items(response));
        while (response.Json["continuationToken"] is { } token)
        {
            response = await partner.GetAsync("/v1/auditrecords", ("MS-ContinuationToken", token.GetValue<string>()));
            response.Status.ShouldBe(200, response.Text);
            Items(response).Count.ShouldBeInRange(1, size);
            read.AddRange(Items(response));
        }

        return read;
    }

    public static string Operation(JsonNode record) => record["operationType"]!.GetValue<string>();

    private static List<JsonNode> Items(ApiResponse response)
    {
        var items = response.Json["items"]!.AsArray();
        response.Json["totalCount"]!.GetValue<int>().ShouldBe(items.Count);
        return [.. items.Select(item => item!)];
    }
}
