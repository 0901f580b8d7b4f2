using Customary.Core.Sandbox;

namespace Customary.Server.Commands;

/// <summary>Writes a commented seed file to start with.</summary>
internal static class InitCommand
{
    private const string DefaultName = "customary.seed.json";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = $"The file to write. Default: {DefaultName}.", DefaultValueFactory = _ => DefaultName };
        var command = new Command("init", "Write a commented seed file: partners, customers and users for a new sandbox. Does not replace a file.") { file };
        command.SetAction((parseResult, cancellationToken) =>
            RunAsync(parseResult.GetRequiredValue(file), parseResult.InvocationConfiguration.Output, parseResult.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write)) await file.WriteAsync(SeedStarter.Read(), cancellationToken);
            await output.WriteLineAsync($"Wrote {path}. Change it, then run: customary --environment Development --seed {path}");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"init: {path} cannot be written: {exception.Message}");
            return CommandLine.Failed;
        }
    }
}
