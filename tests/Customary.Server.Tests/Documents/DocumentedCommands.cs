using System.Text.RegularExpressions;

namespace Customary.Server.Tests.Documents;

/// <summary>
/// The shell commands of one page. The words after <c>sh</c> on the first line of a block say how it runs: none for a command
/// that ends, <c>fault</c> for one whose output contains a fault on purpose, <c>server</c> for a server that keeps running,
/// <c>stop</c> for commands that run after the servers of the page were stopped, <c>skip</c> for commands that the tests cannot run.
/// </summary>
/// <param name="Page">The path of the page in the repository.</param>
/// <param name="Blocks">The blocks in the order of the page.</param>
internal sealed partial record DocumentedCommands(string Page, IReadOnlyList<DocumentedCommands.Block> Blocks)
{
    private static readonly string[] OtherTools = ["dotnet tool", "node", "npm", "npx", "openssl", "python3"];
    private static readonly string[] PostgresTools = ["createdb", "createuser", "pg_dump", "pg_restore", "psql"];

    /// <summary>Whether a block can run.</summary>
    public bool CanRun => Blocks.Any(block => block.Kind != BlockKind.Skip);

    /// <summary>The programs of other projects that the commands need, such as <c>npm</c>.</summary>
    public IEnumerable<string> Tools => OtherTools.Where(Uses);

    /// <summary>Whether the commands need a PostgreSQL server at <c>Host=localhost</c>, whose superuser runs the tools of PostgreSQL.</summary>
    public bool UsesPostgres => PostgresTools.Any(Uses);

    /// <summary>The pages of the repository that contain shell commands.</summary>
    public static IEnumerable<DocumentedCommands> All { get; } = [.. new[] { "README.md", "CONTRIBUTING.md" }
        .Concat(RepositoryFile.List("docs", "*.md")).Order(StringComparer.Ordinal).Select(Read).Where(page => page.Blocks.Count > 0)];

    /// <summary>Reads the commands of a page.</summary>
    public static DocumentedCommands Read(string page) => new(page, [.. Fence().Matches(RepositoryFile.Read(page)).Select(match => new Block(
        match.Groups["words"].Value.Trim() switch
        {
            "" => BlockKind.Run,
            "fault" => BlockKind.Fault,
            "server" => BlockKind.Server,
            "stop" => BlockKind.Stop,
            "skip" => BlockKind.Skip,
            var other => throw new InvalidDataException($"{page}: '{other}' is not valid after ```sh. Use nothing, fault, server, stop or skip."),
        },
        Indentation().Replace(match.Groups["text"].Value, "")))]);

    private bool Uses(string tool) =>
        Blocks.Any(block => block.Kind != BlockKind.Skip && block.Text.Split('\n').Any(line => $" {line}".Contains($" {tool} ", StringComparison.Ordinal)));

    [GeneratedRegex("^ *```sh(?<words>[^\n]*)\n(?<text>.*?)^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^   (?=\\S)", RegexOptions.Multiline)]
    private static partial Regex Indentation();

    /// <summary>How a block runs.</summary>
    public enum BlockKind
    {
        /// <summary>The commands end.</summary>
        Run,

        /// <summary>The commands end, and their output contains a fault.</summary>
        Fault,

        /// <summary>The last command is a server that runs until the page ends.</summary>
        Server,

        /// <summary>The servers of the page stop, and then the commands run until they end.</summary>
        Stop,

        /// <summary>The commands need something that the tests do not have.</summary>
        Skip,
    }

    /// <summary>One block of commands.</summary>
    /// <param name="Kind">How it runs.</param>
    /// <param name="Text">The commands.</param>
    public sealed record Block(BlockKind Kind, string Text);
}
