using Microsoft.Extensions.Logging;

namespace Customary.TestKit;

/// <summary>One line of the log of a server.</summary>
public sealed record LogLine(LogLevel Level, int EventId, string Message, Exception? Exception, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>A value of the line as text; null if it is missing or null.</summary>
    public string? Value(string name) => Values.GetValueOrDefault(name)?.ToString();
}
