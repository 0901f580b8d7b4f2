using System.Text.RegularExpressions;
using Customary.Portal.Application;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Documents;

/// <summary>The table "Who can do what to whom" of docs/security.md: every operation that can change something is in it.</summary>
public sealed partial class AuthorizationTableTests
{
    private const string Heading = "## Who can do what to whom";

    [Fact]
    public async Task Every_route_that_changes_data_is_in_the_table()
    {
        await using var service = await CustomaryFixture.StartAsync();
        IEnumerable<Endpoint> endpoints = [.. service.Services.GetRequiredService<EndpointDataSource>().Endpoints, .. service.Services.GetRequiredService<PortalApplication>().Routes];
        var routes = endpoints.OfType<RouteEndpoint>().ToList();
        var changing = routes.Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(verb => verb is not ("GET" or "HEAD")) == true).Select(NameOf);
        var rows = Rows().SelectMany(row => Name().Matches(row[0]).Select(match => match.Groups[1].Value)).Where(name => !name.StartsWith("customary ", StringComparison.Ordinal)).ToList();
        changing.Except(rows).ShouldBeEmpty("not in the table");

        // A row can also name a GET that changes something.
        rows.ShouldBeUnique();
        rows.Except(routes.Select(NameOf)).ShouldBeEmpty("not an operation");

        static string NameOf(RouteEndpoint route) => route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
    }

    private static List<string[]> Rows()
    {
        var page = RepositoryFile.Read("docs/security.md");
        var section = page[(page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length)..];
        if (section.IndexOf("\n## ", StringComparison.Ordinal) is > 0 and var end) section = section[..end];

        // Skips the table heading and its separator.
        return [.. section.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
