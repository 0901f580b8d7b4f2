namespace Customary.Server.Commands;

/// <summary>Secrets on the command line and in environment variables: the secret, or `file:PATH` with a file that contains it.</summary>
internal static class SecretValue
{
    private const string FilePrefix = "file:";

    /// <summary>Reads a secret. Messages never contain it.</summary>
    /// <param name="source">The option or variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="CommandException">The file cannot be read, or the secret is empty.</exception>
    public static async Task<string> ReadAsync(string source, string value, CancellationToken cancellationToken)
    {
        var secret = value;
        if (IsFile(value))
        {
            var path = value[FilePrefix.Length..];
            try
            {
                secret = await File.ReadAllTextAsync(path, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw CommandException.InvalidUsage($"{source}: cannot read '{path}': {exception.Message}");
            }
        }

        return secret.Trim() is { Length: > 0 } trimmed ? trimmed : throw CommandException.InvalidUsage($"{source}: empty. Use the secret or `file:PATH`.");
    }

    /// <summary>Warns if an option contains the secret itself, which other users of the machine can read.</summary>
    public static void WarnIfLiteral(string option, string value, string alternative, TextWriter error)
    {
        if (!IsFile(value)) error.WriteLine($"warning: {option}: other users of this machine can read the value on the command line. Use {alternative}.");
    }

    private static bool IsFile(string value) => value.StartsWith(FilePrefix, StringComparison.Ordinal);
}
