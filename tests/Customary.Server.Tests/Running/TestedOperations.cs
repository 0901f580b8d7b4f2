using System.Collections.Concurrent;

namespace Customary.Server.Tests.Running;

/// <summary>
/// What the tests of this run really sent and what they found answered, by operation. One for the whole run, for that is
/// what it tells of; nothing reads it but the page that is written at the end.
/// </summary>
internal static class TestedOperations
{
    private static readonly AsyncLocal<Type?> Current = new();
    private static readonly ConcurrentDictionary<(string Operation, string Answer, Type Test), byte> Seen = new();

    /// <summary>The test class whose requests are noted from here on.</summary>
    public static void Begin(Type? test) => Current.Value = test;

    /// <summary>Notes an answer that a test got and was right to get.</summary>
    public static void Note(string? operation, string answer)
    {
        if (operation is not null && Current.Value is { } test) Seen.TryAdd((operation, answer, test), 0);
    }

    /// <summary>The answers to an operation, each once, by number.</summary>
    public static IReadOnlyList<string> AnswersTo(string operation) =>
    [
        .. Seen.Keys.Where(seen => seen.Operation == operation).Select(seen => seen.Answer).Distinct()
            .OrderBy(answer => answer.Split('/')[0], StringComparer.Ordinal).ThenBy(answer => answer.Length).ThenBy(answer => answer, StringComparer.Ordinal),
    ];

    /// <summary>The test classes that got answers to an operation.</summary>
    public static IReadOnlyList<Type> TestsOf(string operation) =>
        [.. Seen.Keys.Where(seen => seen.Operation == operation).Select(seen => seen.Test).Distinct().OrderBy(test => test.FullName, StringComparer.Ordinal)];
}
