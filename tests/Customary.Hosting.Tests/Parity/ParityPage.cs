using Customary.Core.Clouds;

namespace Customary.Hosting.Tests.Parity;

/// <summary>The page <c>docs/parity.md</c>: a row for each operation, from the service's table and routes, what the tests did, and the notes.</summary>
internal static class ParityPage
{
    private const string Head = """
        # Parity with the real service, operation by operation

        This page is written by the tests: whatever they did not do is not in it. Answers are those that a test got as a success
        or asserted as a fault, `status/code`; the tests are those in the folder of the operation's room. Besides these every
        row is walked by `Identity/RouteAuthorizationTests` (without a good token, with another partner's, by an application alone) and
        by `Clouds/CloudTests` (in each of the four clouds, 400/900127 where there is none). What holds for all
        operations alike, such as paths, headers, the limit and the faults, is in [contract.md](contract.md).

        | operation | request | clouds | documented | answers tested | tested in | difference, and why |
        |---|---|---|---|---|---|---|

        """;

    public static string Write(OperationRoutes routes) =>
        Head.ReplaceLineEndings("\n") + string.Concat(CloudOperations.Table.Select(row => Row(row.Operation, row.Clouds, routes)));

    /// <summary>The tests of an operation in the folder of its room.</summary>
    public static IReadOnlyList<string> TestsOf(string operation, OperationRoutes routes) =>
        [.. RecordedOperations.TestsOf(operation).Where(test => test.Namespace!.EndsWith($".{routes[operation].Folder}", StringComparison.Ordinal)).Select(test => test.Name)];

    private static string Row(string operation, IReadOnlyList<Cloud> clouds, OperationRoutes routes)
    {
        var note = OperationNotes.All.Single(note => note.Operation == operation);
        var (request, room) = routes[operation];
        var where = clouds.Count == Cloud.All.Count ? "all" : string.Join(", ", clouds.Select(cloud => cloud.Name));
        var tests = string.Join(", ", TestsOf(operation, routes));
        return $"| {operation} | {request} | {where} | {note.Source} | {string.Join(", ", RecordedOperations.ResponsesOf(operation))} | {room}: {tests} | {note.Difference} |\n";
    }
}
