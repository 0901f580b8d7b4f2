namespace Customary.Hosting.Configuration;

/// <summary>Environment variables of the commands that call a server. They begin like settings, and the server ignores them.</summary>
internal static class ClientVariables
{
    /// <summary>The address of the server.</summary>
    public const string Url = "CUSTOMARY_URL";

    /// <summary>The partner for which the development issuer issues tokens.</summary>
    public const string Tenant = "CUSTOMARY_TENANT";

    /// <summary>An access token.</summary>
    public const string Token = "CUSTOMARY_TOKEN";

    /// <summary>The authority that issues tokens to the client.</summary>
    public const string Authority = "CUSTOMARY_CLIENT_AUTHORITY";

    /// <summary>The ID of the client.</summary>
    public const string ClientId = "CUSTOMARY_CLIENT_ID";

    /// <summary>The secret of the client.</summary>
    public const string ClientSecret = "CUSTOMARY_CLIENT_SECRET";

    /// <summary>The scope of the tokens.</summary>
    public const string Scope = "CUSTOMARY_CLIENT_SCOPE";

    /// <summary>The token of the administrative API.</summary>
    public const string AdminToken = "CUSTOMARY_CLIENT_ADMIN_TOKEN";

    private static readonly string[] All = [Url, Tenant, Token, Authority, ClientId, ClientSecret, Scope, AdminToken];

    /// <summary>Whether a variable is one of them.</summary>
    public static bool Contains(string variable) => All.Contains(variable, StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a variable; null if it is not set or empty.</summary>
    public static string? Get(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
