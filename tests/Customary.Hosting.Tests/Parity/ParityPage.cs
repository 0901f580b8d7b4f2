using System.Text.RegularExpressions;
using Customary.Core.Clouds;

namespace Customary.Hosting.Tests.Parity;

/// <summary>The page <c>docs/parity.md</c>: a row for each operation, from the service's table and routes, what the tests did, and the notes.</summary>
internal static partial class ParityPage
{
    private const string Head = """
        # Parity with the real service

        The tests write this page: it contains only what they did. The responses are those that a test received as a success or asserted as a
        fault (`status/code`). The tests are those in the folder of the operation's feature. In addition, `Authentication/RouteAuthorizationTests` calls every
        operation without a valid token, with another partner's token and with an application token, and `Clouds/CloudTests` calls
        it in each of the four clouds. [contract.md](contract.md) describes what all operations share, such as paths, headers, the rate limit and faults.

        | operation | request | clouds | documentation | tested responses | tests | difference and reason |
        |---|---|---|---|---|---|---|

        """;

    public static string Write(OperationRoutes routes) =>
        Head.ReplaceLineEndings("\n") + string.Concat(CloudOperations.Table.Select(row => Row(row.Operation, row.Clouds, routes)));

    /// <summary>The tests of an operation in the folder of its feature.</summary>
    public static IReadOnlyList<string> TestsOf(string operation, OperationRoutes routes) =>
        [.. RecordedOperations.TestsOf(operation).Where(test => test.Namespace!.EndsWith($".{routes[operation].Folder}", StringComparison.Ordinal)).Select(test => test.Name)];

    private static string Row(string operation, IReadOnlyList<Cloud> clouds, OperationRoutes routes)
    {
        var note = OperationNotes.All.Single(note => note.Operation == operation);
        var (request, feature) = routes[operation];
        var where = clouds.Count == Cloud.All.Count ? "all" : string.Join(", ", clouds.Select(cloud => cloud.Name));
        var tests = string.Join(", ", TestsOf(operation, routes));
        return $"| {operation} | {request} | {where} | {Page().Replace(note.Source, "[$1](https://learn.microsoft.com/partner-center/developer/$1)")} | {string.Join(", ", RecordedOperations.ResponsesOf(operation))} | {feature}: {tests} | {note.Difference} |\n";
    }

    /// <summary>The name of a page of Microsoft's documentation.</summary>
    [GeneratedRegex(@"\b([a-z][a-z0-9-]+)\.md\b")]
    private static partial Regex Page();
}
