using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>The reference of the sandbox controls names each operation and each member.</summary>
public sealed partial class SandboxPageTests
{
    private static readonly IReadOnlyList<(string Request, string[] Members, string Summary)> Rows =
        [.. Row().Matches(RepositoryFile.Read("docs/sandbox.md")).Select(row => (row.Groups["request"].Value, row.Groups["member"].Captures.Select(member => member.Value).ToArray(), row.Groups["summary"].Value))];

    [Fact]
    public async Task The_page_lists_each_operation_with_its_summary()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var document = JsonNode.Parse(await service.Http.GetStringAsync(new Uri("/_customary/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(operation => operation.Value is JsonObject && operation.Value["operationId"] is not null)
            .Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}: {operation.Value!["summary"]}"));
        Rows.Select(row => $"{row.Request}: {char.ToUpperInvariant(row.Summary[0])}{row.Summary[1..]}").ShouldBe(operations, ignoreOrder: true);
    }

    [Fact]
    public void The_page_lists_each_member_of_the_interface() =>
        Rows.SelectMany(row => row.Members).ShouldBe(SandboxOperations.All.Select(operation => operation.Member), ignoreOrder: true);

    [GeneratedRegex(@"^\| `(?<request>[A-Z]+ /_customary[^`]*)` \| (`(?<member>[\w.]+)`(, )?)+ \| (?<summary>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
