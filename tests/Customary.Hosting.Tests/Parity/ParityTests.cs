using Customary.Core.Clouds;
using Customary.Hosting.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Parity;

/// <summary>Runs last, because collections without parallel execution do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAllOthers
{
    public const string Name = "after all others";
}

[Collection(AfterAllOthers.Name)]
public sealed class ParityTests
{
    private static readonly IReadOnlyList<string> Operations = [.. CloudOperations.Table.Select(row => row.Operation)];

    [Fact]
    public void Operations_and_notes_match()
    {
        OperationNotes.All.Select(note => note.Operation).ShouldBe(Operations, ignoreOrder: true);
        OperationNotes.All.ShouldAllBe(note => note.Source.Length > 0 && note.Difference.Length > 0);
    }

    [Fact]
    public async Task Every_API_route_is_in_the_operation_table()
    {
        await using var service = await CustomaryFixture.StartAsync();
        service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("/v1/", StringComparison.Ordinal) && !DeclinedRouteMetadata.IsOn(endpoint))
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName)
            .ShouldBe(Operations.Except([CloudOperations.CreateForReseller, CloudOperations.ListOfReseller]), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_operation_is_tested_and_the_page_matches_the_tests()
    {
        Assert.SkipUnless(RecordedOperations.HasRunAllTestsBefore(typeof(ParityTests)), "Only a run of all tests can be compared with the page.");
        await using var service = await CustomaryFixture.StartAsync();
        var routes = new OperationRoutes(service.Services.GetRequiredService<EndpointDataSource>());
        var page = ParityPage.Write(routes);
        var written = Path.Combine(AppContext.BaseDirectory, "parity.md");
        await File.WriteAllTextAsync(written, page);
        foreach (var operation in Operations)
        {
            RecordedOperations.ResponsesOf(operation).ShouldContain(response => !response.Contains('/'), $"no test of {operation} is answered with success");
            ParityPage.TestsOf(operation, routes).ShouldNotBeEmpty($"no test in the folder of its feature calls {operation}");
        }

        RepositoryFile.Read("docs/parity.md").ShouldBe(page, $"docs/parity.md is not what this run did: copy {written} over it and look at the difference");
    }
}
