using System.Text;
using System.Text.Json.Nodes;
using Customary.Core.Clouds;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Documents;

/// <summary>Sends the requests of <c>samples/customers.http</c> as an editor does.</summary>
public sealed class SampleRequestTests
{
    [Fact]
    public async Task The_samples_call_every_operation()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var operations = new List<string>();
        await RunAsync(service, DateTimeOffset.UtcNow.ToUnixTimeSeconds(), operations);
        operations.Distinct().Order(StringComparer.Ordinal).ShouldBe(CloudOperations.Table.Select(row => row.Operation).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_sample_request_returns_the_stated_response_any_number_of_times()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var started = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        for (var run = 0; run < 3; run++)
        {
            var responses = await RunAsync(service, started + (1000 * run));
            responses["filter"]!["totalCount"]!.GetValue<int>().ShouldBe(1);
            responses["updateBillingProfile"]!["companyName"]!.GetValue<string>().ShouldBe("Fabrikam Inc.");
        }
    }

    private static async Task<Dictionary<string, JsonNode?>> RunAsync(CustomaryFixture service, long timestamp, List<string>? operations = null)
    {
        var routes = new OperationRoutes(service.Services.GetRequiredService<EndpointDataSource>());
        var sample = RepositoryFile.Read("samples/customers.http");
        var variables = HttpFile.Variables(sample);
        variables["base"] = service.Http.BaseAddress!.ToString().TrimEnd('/');
        var responses = new Dictionary<string, JsonNode?>();
        foreach (var request in HttpFile.Requests(sample))
        {
            // A person sends the requests one after another, each in another second.
            variables["$timestamp"] = timestamp++.ToString(System.Globalization.CultureInfo.InvariantCulture);
            using var message = new HttpRequestMessage(new(request.Method), HttpFile.Fill(request.Uri, variables, responses));
            if (request.Body is { } body) message.Content = new StringContent(HttpFile.Fill(body, variables, responses), Encoding.UTF8);
            foreach (var (name, value) in request.Headers)
            {
                var filled = HttpFile.Fill(value, variables, responses);
                if (name == "Content-Type") message.Content!.Headers.ContentType = new(filled);
                else message.Headers.TryAddWithoutValidation(name, filled);
            }

            if (operations is not null && await routes.FindAsync(message) is { } operation) operations.Add(operation);
            using var response = await service.Http.SendAsync(message);
            var text = await response.Content.ReadAsStringAsync();
            ((int)response.StatusCode).ShouldBe(request.ExpectedStatus, $"{request.Name}: {text}");
            responses[request.Name] = text.Length == 0 ? null : JsonNode.Parse(text);
        }

        return responses;
    }
}
