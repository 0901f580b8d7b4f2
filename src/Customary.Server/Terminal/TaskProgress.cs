using Spectre.Console;
using Spectre.Console.Rendering;

namespace Customary.Server.Terminal;

/// <summary>Shows the progress of a task on a terminal: a bar, the number of items, their rate and the remaining time. Elsewhere it shows nothing.</summary>
internal static class TaskProgress
{
    /// <summary>Whether progress is shown.</summary>
    /// <param name="error">Where the progress is shown.</param>
    public static bool IsShown(TextWriter error) => new AnsiConsoleOutput(error).IsTerminal;

    /// <summary>Runs a task.</summary>
    /// <param name="error">Where the progress is shown.</param>
    /// <param name="name">The name of the task.</param>
    /// <param name="total">The number of items; null if it is not known.</param>
    /// <param name="run">Runs the task. It calls its argument with the number of items that were completed since the last call.</param>
    /// <param name="unit">What the items are, for example <c>bytes</c>; empty if the name says it.</param>
    public static async Task RunAsync(TextWriter error, string name, long? total, Func<Action<long>, Task> run, string unit = "")
    {
        var terminal = new AnsiConsoleOutput(error);
        if (!terminal.IsTerminal || total == 0)
        {
            await run(_ => { });
            return;
        }

        var console = AnsiConsole.Create(new() { Out = terminal });
        ProgressColumn[] columns = total is null
            ? [new TaskDescriptionColumn(), new SpinnerColumn(), new CountColumn(unit), new RateColumn()]
            : [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new CountColumn(unit), new RateColumn(), new RemainingTimeColumn()];
        await console.Progress().Columns(columns).StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(name), new() { MaxValue = total ?? double.MaxValue });
            return run(count => task.Increment(count));
        });
    }

    /// <summary>Converts a receiver of differences to one of totals.</summary>
    /// <param name="report">Receives the number of items since the last call.</param>
    /// <returns>Receives the number of all items.</returns>
    public static Action<long> FromTotal(Action<long> report)
    {
        var last = 0L;
        return total =>
        {
            report(total - last);
            last = total;
        };
    }

    private sealed class CountColumn(string unit) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text($"{(task.MaxValue < double.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0}") : task.Value.ToString("N0", CultureInfo.InvariantCulture))} {unit}".TrimEnd());
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:N1}/s") : "-/s");
    }
}
