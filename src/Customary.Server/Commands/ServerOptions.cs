using Customary.Client.Sandbox;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>The options with which commands connect to the administrative API of a running server (docs/sandbox.md#who-can-use-it).</summary>
internal sealed class ServerOptions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(1);
    private readonly Option<string> _url = ServerAddress.CreateOption(acceptsClouds: false);
    private readonly Option<string> _token = new("--admin-token") { Description = $"The value of the server's setting admin-token, or file:PATH. Default: {ClientVariables.AdminToken}.", HelpName = "token" };
    private readonly Option<bool> _certificate = new("--accept-development-certificate") { Description = "Accept the development certificate of the server. Use it for development only." };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document per line instead of a table." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_url, _token, _certificate, _json]) command.Add(option);
    }

    /// <summary>Whether an address was given as an option.</summary>
    public bool HasUrl(ParseResult parseResult) => parseResult.GetValue(_url) is not null;

    /// <summary>The address of the server: the option, the variable or the default.</summary>
    /// <exception cref="CommandException">The address is not valid.</exception>
    public Uri GetAddress(ParseResult parseResult) => ServerAddress.Parse(ServerAddress.Read(parseResult.GetValue(_url)));

    /// <summary>Prints the results of a command.</summary>
    public ResultOutput CreateOutput(ParseResult parseResult) => new(parseResult.InvocationConfiguration.Output, parseResult.GetValue(_json));

    /// <summary>Connects. No request is sent.</summary>
    /// <param name="parseResult">The parsed command line.</param>
    /// <param name="timeout">How long one operation can take; null for a minute.</param>
    /// <param name="cancellationToken">Cancels the reading of files.</param>
    /// <exception cref="CommandException">An option or a variable is not valid.</exception>
    public async Task<HttpSandbox> OpenAsync(ParseResult parseResult, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        CustomaryClientOptions options = new() { AcceptDevelopmentCertificate = parseResult.GetValue(_certificate), ApplicationName = "customary", Timeout = timeout ?? DefaultTimeout };
        try
        {
            return new(GetAddress(parseResult), await ReadTokenAsync(parseResult, cancellationToken), options);
        }
        catch (ArgumentException exception)
        {
            throw CommandException.InvalidUsage($"--url: {exception.Message}");
        }
    }

    /// <summary>The error of a refused or failed operation, with what to do about it on the command line.</summary>
    public static CommandException Explain(CustomaryException exception) => new(
        exception.Status == StatusCodes.Status401Unauthorized
            ? $"{TerminalText.Sanitize(exception.Description ?? exception.Message)} Use --admin-token or {ClientVariables.AdminToken}."
            : exception.Status == 0 ? ApiCommand.Describe(exception) : TerminalText.Sanitize(Summarize(exception)));

    private static string Summarize(CustomaryException exception) =>
        exception.Description is { } description ? exception.Details.Count > 1 ? $"{description} ({string.Join("; ", exception.Details)})" : description : exception.Message;

    private async Task<string?> ReadTokenAsync(ParseResult parseResult, CancellationToken cancellationToken)
    {
        if (parseResult.GetValue(_token) is { } option)
        {
            SecretValue.WarnIfLiteral("--admin-token", option, $"`file:PATH`, or the variable {ClientVariables.AdminToken}", parseResult.InvocationConfiguration.Error);
            return await SecretValue.ReadAsync("--admin-token", option, cancellationToken);
        }

        return ClientVariables.Get(ClientVariables.AdminToken) is { } variable ? await SecretValue.ReadAsync(ClientVariables.AdminToken, variable, cancellationToken) : null;
    }
}
