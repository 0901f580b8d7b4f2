namespace Customary.Server.Commands;

/// <summary>The address of the server that a command calls.</summary>
internal static class ServerAddress
{
    private const string Default = "http://127.0.0.1:5080";

    private static readonly Dictionary<string, PartnerCloud> Clouds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["global"] = PartnerCloud.Global,
        ["china"] = PartnerCloud.China,
        ["us-government"] = PartnerCloud.UsGovernment,
    };

    /// <summary>Creates the option.</summary>
    /// <param name="acceptsClouds">Whether the name of a Microsoft cloud is a value too.</param>
    public static Option<string> CreateOption(bool acceptsClouds) => new("--url")
    {
        Description = $"The address of the server{(acceptsClouds ? $", or a cloud of Microsoft: {string.Join(", ", Clouds.Keys)}" : "")}. Default: {ClientVariables.Url}, or {Default}.",
        HelpName = "url",
    };

    /// <summary>The value of the option, of the variable, or the default.</summary>
    public static string Read(string? option) => option ?? ClientVariables.Get(ClientVariables.Url) ?? Default;

    /// <summary>The cloud with a name; null if the text is not the name of one.</summary>
    public static PartnerCloud? FindCloud(string text) => Clouds.TryGetValue(text, out var cloud) ? cloud : null;

    /// <summary>Parses an address.</summary>
    /// <exception cref="CommandException">The text is not the address of a server.</exception>
    public static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url
            : throw CommandException.InvalidUsage($"--url: '{text}' is not valid. Use an address such as {Default}.");
}
