using Spectre.Console;
using Spectre.Console.Rendering;

namespace Customary.Server.Terminal;

/// <summary>Shows the progress of a task on a terminal: a bar, the number of items, their rate and the remaining time. Elsewhere it shows nothing.</summary>
internal static class TaskProgress
{
    /// <summary>Runs a task.</summary>
    /// <param name="error">Where the progress is shown.</param>
    /// <param name="name">The name of the task.</param>
    /// <param name="total">The number of items; null if it is not known.</param>
    /// <param name="run">Runs the task. It calls its argument with the number of items that were completed since the last call.</param>
    public static async Task RunAsync(TextWriter error, string name, long? total, Func<Action<long>, Task> run)
    {
        var terminal = new AnsiConsoleOutput(error);
        if (!terminal.IsTerminal || total == 0)
        {
            await run(_ => { });
            return;
        }

        var console = AnsiConsole.Create(new() { Out = terminal });
        ProgressColumn[] columns = total is null
            ? [new TaskDescriptionColumn(), new SpinnerColumn(), new CountColumn(), new RateColumn()]
            : [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new CountColumn(), new RateColumn(), new RemainingTimeColumn()];
        await console.Progress().Columns(columns).StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(name), new() { MaxValue = total ?? double.MaxValue });
            return run(count => task.Increment(count));
        });
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.MaxValue < double.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0}") : task.Value.ToString("N0", CultureInfo.InvariantCulture));
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:N1}/s") : "-/s");
    }
}
