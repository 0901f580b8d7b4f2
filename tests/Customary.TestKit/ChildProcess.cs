using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Customary.TestKit;

/// <summary>
/// A process that a test starts. Its outputs are read all the time, so that it never blocks on a full pipe. A wait that takes longer
/// than <see cref="MaxWait"/> kills the process and fails with its outputs. The process and its children are killed at the end.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable, IDisposable
{
    /// <summary>How long a wait for a process can take on a machine that runs many tests at once.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly string _command;
    private readonly Captured _output = new();
    private readonly Captured _error = new();
    private readonly Task _reading;
    private int _read;

    private ChildProcess(Process process, string command)
    {
        (_process, _command) = (process, command);
        _reading = Task.WhenAll(_output.ReadAsync(process.StandardOutput), _error.ReadAsync(process.StandardError));
    }

    /// <summary>The ID of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What the process wrote to its standard output until now.</summary>
    public string Output => _output.Text;

    /// <summary>What the process wrote to its standard error until now.</summary>
    public string Error => _error.Text;

    /// <summary>Starts a process.</summary>
    /// <param name="start">The program, its arguments, folder and variables. All its streams are redirected.</param>
    /// <param name="keepsInput">Whether the test writes to the standard input. The default is an empty input.</param>
    public static ChildProcess Start(ProcessStartInfo start, bool keepsInput = false)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        if (!keepsInput) process.StandardInput.Close();
        return new(process, $"{start.FileName} {string.Join(' ', start.ArgumentList)}");
    }

    /// <summary>Runs a process with an empty input until it exits.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        await using var process = Start(start);
        return (await process.WaitForExitAsync(), process.Output, process.Error);
    }

    /// <summary>Writes to the standard input.</summary>
    public async Task WriteAsync(string text)
    {
        await BoundAsync("accept its input", async cancellationToken =>
        {
            await _process.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            return true;
        });
    }

    /// <summary>Ends the standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits until the standard output meets a condition.</summary>
    /// <param name="what">What is expected, for the message of a failure, for example <c>print a token</c>.</param>
    /// <param name="condition">The condition.</param>
    /// <exception cref="InvalidOperationException">The process exited before.</exception>
    public async Task<string> WaitForOutputAsync(string what, Func<string, bool> condition) =>
        await BoundAsync(what, cancellationToken => _output.WaitAsync(condition, cancellationToken)) ?? throw Fail($"exited before it did {what}");

    /// <summary>The next line of the standard output; null at its end.</summary>
    public async Task<string?> ReadLineAsync()
    {
        var start = _read;
        var text = await BoundAsync("print a line", cancellationToken => _output.WaitAsync(text => text.IndexOf('\n', start) >= 0, cancellationToken)) ?? Output;
        if (start == text.Length) return null;
        var end = text.IndexOf('\n', start);
        _read = end < 0 ? text.Length : end + 1;
        return text[start..(end < 0 ? text.Length : end)].TrimEnd('\r');
    }

    /// <summary>Reads lines up to one that contains a text.</summary>
    /// <exception cref="InvalidOperationException">The process exited before.</exception>
    public async Task<string> ReadLineAsync(string text)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        }

        throw Fail($"exited and printed no line with '{text}'");
    }

    /// <summary>Waits until the process exits and its outputs are complete.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> WaitForExitAsync() => BoundAsync("exit", async cancellationToken =>
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _reading.WaitAsync(cancellationToken);
        return _process.ExitCode;
    });

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">Its name, such as <c>TERM</c>.</param>
    public async Task SignalAsync(string signal)
    {
        await using var kill = Start(new("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]));
        await kill.WaitForExitAsync();
    }

    /// <summary>Kills the process and waits until it has ended.</summary>
    public async Task KillAsync()
    {
        Kill();
        await WaitForExitAsync();
    }

    /// <summary>Kills the process and its children.</summary>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Kill()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
    }

    private async Task<T> BoundAsync<T>(string what, Func<CancellationToken, Task<T>> wait)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(MaxWait);
        try
        {
            return await wait(timeout.Token);
        }
        catch (OperationCanceledException exception)
        {
            Kill();
            throw new TimeoutException(Describe(string.Create(CultureInfo.InvariantCulture, $"did not {what} within {MaxWait.TotalSeconds:N0} seconds, or the test was canceled")), exception);
        }
    }

    private InvalidOperationException Fail(string what) => new(Describe(what));

    private string Describe(string what) => $"'{_command}' {what}.\nStandard output:\n{Output}\nStandard error:\n{Error}";

    /// <summary>One output of a process.</summary>
    private sealed class Captured
    {
        private readonly Lock _gate = new();
        private readonly StringBuilder _text = new();
        private TaskCompletionSource _changed = CreateSource();
        private bool _isComplete;

        public string Text
        {
            get
            {
                lock (_gate) return _text.ToString();
            }
        }

        public async Task ReadAsync(StreamReader reader)
        {
            var buffer = new char[4096];
            int count;
            do
            {
                count = await reader.ReadAsync(buffer);
                lock (_gate)
                {
                    _text.Append(buffer, 0, count);
                    _isComplete = count == 0;
                    _changed.SetResult();
                    _changed = CreateSource();
                }
            }
            while (count > 0);
        }

        /// <summary>The text when it meets a condition; null if it is complete and does not.</summary>
        public async Task<string?> WaitAsync(Func<string, bool> condition, CancellationToken cancellationToken)
        {
            while (true)
            {
                Task changed;
                lock (_gate)
                {
                    var text = _text.ToString();
                    if (condition(text)) return text;
                    if (_isComplete) return null;
                    changed = _changed.Task;
                }

                await changed.WaitAsync(cancellationToken);
            }
        }

        private static TaskCompletionSource CreateSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
