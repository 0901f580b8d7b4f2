namespace Customary.Server.Terminal;

/// <summary>Makes text of servers and files safe to print.</summary>
internal static class TerminalText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Replaces control characters, with which a text could send commands to the terminal.</summary>
    public static string Sanitize(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && text.AsSpan().IndexOfAnyInRange('\x7F', '\x9F') < 0
        ? text
        : string.Concat(text.Select(character => char.IsControl(character) ? Replacement : character));
}
