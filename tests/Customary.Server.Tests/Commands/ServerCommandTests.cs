using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Commands;

/// <summary>Tests that run commands as processes against a real server, with a folder for their files.</summary>
/// <param name="settings">The command line of the server.</param>
public abstract class ServerCommandTests(params string[] settings) : IAsyncLifetime
{
    /// <summary>The folder for files. It is deleted with the test.</summary>
    protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("customary-test-");

    /// <summary>The address of the server.</summary>
    protected string Url => Server.Http.BaseAddress!.AbsoluteUri;

    /// <summary>The options that every command gets.</summary>
    protected virtual string[] CommonOptions => ["--url", Url];

    /// <summary>The server.</summary>
    private protected ServerExecutable Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ServerExecutable.StartAsync(["--log", "none", .. settings]);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a file and returns its path.</summary>
    protected string WriteFile(string name, string text)
    {
        var path = Path.Combine(Folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command with <c>--json</c>, which must print one document.</summary>
    protected async Task<JsonNode> RunJsonAsync(params string[] command)
    {
        var (code, output, error) = await RunAsync([.. command, "--json"]);
        (code, error).ShouldBe((0, ""), string.Join(' ', command));
        output.TrimEnd().ShouldNotContain("\n");
        return JsonNode.Parse(output)!;
    }

    /// <summary>Runs a command.</summary>
    protected Task<(int Code, string Output, string Error)> RunAsync(params string[] command) => ServerExecutable.RunAsync([.. command, .. CommonOptions]);
}
