using System.Net.Http.Headers;

namespace Customary.Hosting.Issuer;

/// <summary>A request for a token or a device code. The client ID and the secret are from the form or from Basic authentication.</summary>
internal sealed record TokenRequest(IFormCollection Form, string? ClientId, string? ClientSecret)
{
    private static readonly string[] Known =
    [
        "grant_type", "client_id", "client_secret", "client_assertion", "client_assertion_type", "client_info", "scope", "resource",
        "code", "code_verifier", "redirect_uri", "refresh_token", "username", "password", "device_code", "assertion", "requested_token_use",
    ];

    /// <summary>Whether the request has a client secret or a client assertion. The development issuer accepts any value.</summary>
    public bool HasSecret => !string.IsNullOrEmpty(ClientSecret) || Field("client_assertion") is not null;

    /// <summary>Whether the request names its resource. Otherwise a code or a refresh token keeps its own.</summary>
    public bool NamesResource => Field("resource") is not null || Field("scope") is not null;

    /// <summary>The name of a known field that occurs more than once, which must not count as missing; null for none.</summary>
    public string? Repeated => Known.FirstOrDefault(name => Form[name].Count > 1);

    /// <summary>Returns the value of a field; null if it is missing or empty.</summary>
    public string? Field(string name) => GetField(Form, name);

    /// <summary>Reads the request; null if it is not a form.</summary>
    public static async ValueTask<TokenRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await FormBody.ReadAsync(request, cancellationToken) is not { } form) return null;
        var (id, secret) = ReadBasic(request.Headers.Authorization);
        return new(form, GetField(form, "client_id") ?? id, GetField(form, "client_secret") ?? secret);
    }

    /// <summary>Reads a request that has its fields in the query.</summary>
    public static TokenRequest FromQuery(IQueryCollection query)
    {
        var form = new FormCollection(query.ToDictionary(field => field.Key, field => field.Value));
        return new(form, GetField(form, "client_id"), ClientSecret: null);
    }

    private static string? GetField(IFormCollection form, string name) => form[name] is [{ Length: > 0 } value] ? value : null;

    private static (string? Id, string? Secret) ReadBasic(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var credentials) || !"Basic".Equals(credentials.Scheme, StringComparison.OrdinalIgnoreCase)) return default;
        var bytes = new byte[credentials.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(credentials.Parameter ?? "", bytes, out var length)) return default;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])) : default;
    }
}
