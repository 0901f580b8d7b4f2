using System.CommandLine.Help;
using System.Text;

namespace Customary.Server.Commands;

/// <summary>The second part of the page <c>docs/command-line.md</c>, generated from the commands.</summary>
internal static class CommandReferencePage
{
    /// <summary>The heading with which the generated part begins.</summary>
    public const string Heading = "## Commands";

    /// <summary>Writes the page as Markdown.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="connection">The options that the commands which call the API share. The page describes them once.</param>
    public static string Write(RootCommand root, IReadOnlyList<Option> connection)
    {
        var page = new StringBuilder(Heading).Append("\n\nThe command `customary commands` generates this part. Do not edit it by hand. Run a command with `--help` for the same text.\n");
        page.Append("\n### Connection options\n\nMost commands that call the API have these options:\n");
        AppendRows(page, connection.Select(Describe));
        foreach (var command in Leaves(root)) Append(page, command, connection);
        return page.ToString();
    }

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Where(child => !child.Hidden).SelectMany(child => child.Subcommands.Count == 0 ? [child] : Leaves(child));

    private static void Append(StringBuilder page, Command command, IReadOnlyList<Option> connection)
    {
        var arguments = string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [<{argument.Name}>]" : $" <{argument.Name}>"));
        page.Append("\n### `").Append(CommandLine.PathOf(command)).Append(arguments).Append("`\n\n").Append(Escape(command.Description!)).Append('\n');
        if (command.Name == CommandLine.Serve)
        {
            page.Append("\nIts options are the [settings](settings.md).\n");
            return;
        }

        AppendRows(page, [
            .. command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")),
            .. command.Options.Where(option => option is not HelpOption && !connection.Contains(option)).Select(Describe)]);
        if (connection.All(command.Options.Contains)) page.Append("\nIt has the [connection options](#connection-options) too.\n");
    }

    private static void AppendRows(StringBuilder page, IEnumerable<(string Name, string Description)> rows)
    {
        var isFirst = true;
        foreach (var (name, description) in rows)
        {
            if (isFirst) page.Append("\n| | |\n|---|---|\n");
            isFirst = false;
            page.Append("| `").Append(name).Append("` | ").Append(Escape(description)).Append(" |\n");
        }
    }

    private static (string Name, string Description) Describe(Option option) => (
        option.ValueType == typeof(bool) ? option.Name : $"{option.Name} <{option.HelpName ?? option.Name.TrimStart('-')}>",
        $"{option.Description}{(option.Required ? " Required." : "")}");

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
