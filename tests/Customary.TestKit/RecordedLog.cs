using Microsoft.Extensions.Logging;

namespace Customary.TestKit;

/// <summary>Records the log of a server in the process of the test, instead of the console.</summary>
public sealed class RecordedLog : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<(Func<LogLine, bool> Condition, TaskCompletionSource<LogLine> Found)> _waiting = [];

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>The lines of a request.</summary>
    public IReadOnlyList<LogLine> Of(string requestId) => [.. Lines.Where(line => line.Value("RequestId") == requestId)];

    /// <summary>Completes with the first line that meets a condition, which might be written already.</summary>
    public Task<LogLine> FindAsync(Func<LogLine, bool> condition)
    {
        lock (_lock)
        {
            if (_lines.Find(line => condition(line)) is { } line) return Task.FromResult(line);
            var found = new TaskCompletionSource<LogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((condition, found));
            return found.Task;
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private void Add(LogLine line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (condition, found) in _waiting)
                if (condition(line)) found.TrySetResult(line);
        }
    }

    private sealed class Logger(RecordedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(new(logLevel, eventId.Id, formatter(state, exception), exception,
                (state as IEnumerable<KeyValuePair<string, object?>>)?.ToDictionary(value => value.Key, value => value.Value) ?? []));
    }
}
