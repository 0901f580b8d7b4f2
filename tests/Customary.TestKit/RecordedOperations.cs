using System.Collections.Concurrent;
using System.Reflection;

namespace Customary.TestKit;

/// <summary>
/// The API operations that the tests of this run sent, with the responses. It is static because it covers the whole run;
/// only the test of the parity page reads it.
/// </summary>
internal static class RecordedOperations
{
    private static readonly AsyncLocal<Type?> Current = new();
    private static readonly ConcurrentDictionary<(string Class, string Method), byte> Started = new();
    private static readonly ConcurrentDictionary<(string Operation, string Response, Type Test), byte> Seen = new();

    /// <summary>Starts a test: its requests are recorded for its class.</summary>
    public static void Begin(MethodInfo test)
    {
        Started.TryAdd((test.DeclaringType!.FullName!, test.Name), 0);
        Current.Value = test.DeclaringType;
    }

    /// <summary>Ends a test.</summary>
    public static void End() => Current.Value = null;

    /// <summary>Whether every test of an assembly has started in this run, except the tests of the class that runs last.</summary>
    public static bool HasRunAllTestsBefore(Type last) => last.Assembly.GetTypes().Where(type => type != last)
        .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => (type.FullName!, method.Name)))
        .All(Started.ContainsKey);

    /// <summary>Records a response that the current test expected.</summary>
    public static void Record(string? operation, string response)
    {
        if (operation is not null && Current.Value is { } test) Seen.TryAdd((operation, response, test), 0);
    }

    /// <summary>The distinct responses to an operation, by number.</summary>
    public static IReadOnlyList<string> ResponsesOf(string operation) =>
    [
        .. Seen.Keys.Where(seen => seen.Operation == operation).Select(seen => seen.Response).Distinct()
            .OrderBy(response => response.Split('/')[0], StringComparer.Ordinal).ThenBy(response => response.Length).ThenBy(response => response, StringComparer.Ordinal),
    ];

    /// <summary>The test classes that sent an operation.</summary>
    public static IReadOnlyList<Type> TestsOf(string operation) =>
        [.. Seen.Keys.Where(seen => seen.Operation == operation).Select(seen => seen.Test).Distinct().OrderBy(test => test.FullName, StringComparer.Ordinal)];
}
