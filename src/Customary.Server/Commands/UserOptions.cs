using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>The options for the properties of a user.</summary>
internal sealed class UserOptions
{
    private readonly (Option<string> Option, string Property)[] _properties =
    [
        (Create("--user-principal-name", "The sign-in name, such as ann@fabrikam.onmicrosoft.com."), "userPrincipalName"),
        (Create("--display-name", "The display name."), "displayName"),
        (Create("--first-name", "The first name."), "firstName"),
        (Create("--last-name", "The last name."), "lastName"),
        (Create("--usage-location", "The country in which the user works, an ISO 3166-1 alpha-2 code."), "usageLocation"),
    ];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (option, _) in _properties) command.Add(option);
    }

    /// <summary>Sets the properties whose options were given.</summary>
    public void Apply(ParseResult parseResult, JsonObject user)
    {
        foreach (var (option, property) in _properties) JsonInput.Set(user, property, parseResult.GetValue(option));
    }

    private static Option<string> Create(string name, string description) => new(name) { Description = description, HelpName = "text" };
}
