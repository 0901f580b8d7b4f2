using System.Collections.Concurrent;
using System.Reflection;

namespace Customary.TestKit;

/// <summary>
/// What the tests of this run really sent and what they found answered, by operation. One for the whole run, for that is
/// what it tells of; nothing reads it but the page that is written at the end.
/// </summary>
internal static class RecordedOperations
{
    private static readonly AsyncLocal<Type?> Current = new();
    private static readonly ConcurrentDictionary<(string Class, string Method), byte> Started = new();
    private static readonly ConcurrentDictionary<(string Operation, string Answer, Type Test), byte> Seen = new();

    /// <summary>Starts a test: its requests are recorded for its class.</summary>
    public static void Begin(MethodInfo test)
    {
        Started.TryAdd((test.DeclaringType!.FullName!, test.Name), 0);
        Current.Value = test.DeclaringType;
    }

    /// <summary>Ends a test.</summary>
    public static void End() => Current.Value = null;

    /// <summary>Whether every test of an assembly has started in this run.</summary>
    public static bool HasRunAllTestsOf(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => (type.FullName!, method.Name)))
        .All(Started.ContainsKey);

    /// <summary>Notes an answer that a test got and was right to get.</summary>
    public static void Record(string? operation, string answer)
    {
        if (operation is not null && Current.Value is { } test) Seen.TryAdd((operation, answer, test), 0);
    }

    /// <summary>The answers to an operation, each once, by number.</summary>
    public static IReadOnlyList<string> ResponsesOf(string operation) =>
    [
        .. Seen.Keys.Where(seen => seen.Operation == operation).Select(seen => seen.Answer).Distinct()
            .OrderBy(answer => answer.Split('/')[0], StringComparer.Ordinal).ThenBy(answer => answer.Length).ThenBy(answer => answer, StringComparer.Ordinal),
    ];

    /// <summary>The test classes that got answers to an operation.</summary>
    public static IReadOnlyList<Type> TestsOf(string operation) =>
        [.. Seen.Keys.Where(seen => seen.Operation == operation).Select(seen => seen.Test).Distinct().OrderBy(test => test.FullName, StringComparer.Ordinal)];
}
