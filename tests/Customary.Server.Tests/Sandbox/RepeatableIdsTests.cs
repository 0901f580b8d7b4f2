using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Sandbox;

public sealed class RepeatableIdsTests
{
    private static readonly string[] RepeatingHeaders = ["MS-RequestId", "MS-CorrelationId", "MS-CV", "ETag", "Location"];

    [Fact]
    public async Task Two_processes_with_the_same_ids_seed_give_the_same_responses()
    {
        var first = await RespondAsync("one");
        (await RespondAsync("one")).ShouldBe(first);
        (await RespondAsync("two")).ShouldNotBe(first);
    }

    private static async Task<string> RespondAsync(string seed)
    {
        await using var server = await ServerExecutable.StartAsync("--ids-seed", seed);
        using (var frozen = await server.Http.PutAsJsonAsync(new Uri("/_customary/clock", UriKind.Relative), new { now = "2026-03-01T10:00:00Z", frozen = true }, TestContext.Current.CancellationToken))
            frozen.IsSuccessStatusCode.ShouldBeTrue();
        var token = await ServerClient.SignInAsync(server.Http.BaseAddress!);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var responses = new StringBuilder();
        for (var number = 0; number < 3; number++)
        {
            var customer = TestData.Customer(body => body["companyProfile"]!["domain"] = $"repeat{number}.onmicrosoft.com");
            using var content = new StringContent(customer.ToJsonString(), Encoding.UTF8, "application/json");
            using var created = await server.Http.PostAsync(new Uri("/v1/customers", UriKind.Relative), content, TestContext.Current.CancellationToken);
            created.IsSuccessStatusCode.ShouldBeTrue();
            var id = JsonNode.Parse(await AppendAsync(responses, created))!["id"]!.GetValue<string>();
            using var users = await server.Http.GetAsync(new Uri($"/v1/customers/{id}/users", UriKind.Relative), TestContext.Current.CancellationToken);
            await AppendAsync(responses, users);
        }

        return responses.ToString();
    }

    private static async Task<string> AppendAsync(StringBuilder responses, HttpResponseMessage response)
    {
        foreach (var header in RepeatingHeaders) responses.Append(header).Append(": ").AppendJoin(',', response.Headers.TryGetValues(header, out var values) ? values : []).Append('\n');
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        responses.Append(body).Append('\n');
        return body;
    }
}
