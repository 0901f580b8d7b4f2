using System.Net.Http.Headers;
using System.Text;
using Customary.Hosting.Http;

namespace Customary.Hosting.Issuer;

/// <summary>A request for a token: the form, and the client's name and secret from it or from Basic authentication.</summary>
internal sealed record TokenRequest(IFormCollection Form, string? ClientId, string? ClientSecret)
{
    private static readonly string[] Known =
    [
        "grant_type", "client_id", "client_secret", "client_assertion", "client_assertion_type", "client_info", "scope", "resource",
        "code", "code_verifier", "redirect_uri", "refresh_token", "username", "password",
    ];

    private const string ClientAssertion = "client_assertion";

    /// <summary>Whether the client proved itself, by a secret or by an assertion; any one will do (decision 15).</summary>
    public bool HasSecret => !string.IsNullOrEmpty(ClientSecret) || Field(ClientAssertion) is not null;

    /// <summary>A known field that was sent more than once, which must not pass for one that is missing; null when there is none.</summary>
    public string? Repeated => Known.FirstOrDefault(name => Form[name].Count > 1);

    /// <summary>A field of the form; null when it is missing or empty.</summary>
    public string? Field(string name) => Form[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Reads the request; null when it is not a form.</summary>
    public static async ValueTask<TokenRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await FormBody.ReadAsync(request, cancellationToken) is not { } form) return null;
        var (id, secret) = Basic(request.Headers.Authorization);
        return new(form, Text(form, "client_id") ?? id, Text(form, "client_secret") ?? secret);
    }

    private static string? Text(IFormCollection form, string name) => form[name] is [{ Length: > 0 } value] ? value : null;

    private static (string? Id, string? Secret) Basic(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var sent) || !"Basic".Equals(sent.Scheme, StringComparison.OrdinalIgnoreCase)) return default;
        var bytes = new byte[sent.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(sent.Parameter ?? "", bytes, out var length)) return default;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])) : default;
    }
}
