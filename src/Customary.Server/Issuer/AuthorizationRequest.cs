using Customary.Server.Clouds;
using Microsoft.Extensions.Primitives;

namespace Customary.Server.Issuer;

/// <summary>
/// A request to sign a user in and send a code back. Sources: RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core 1.0,
/// sections 3.1.2.1 and 3.3.2.1; and the contract, section 12.1, for what the secure application model's steps send.
/// </summary>
internal sealed record AuthorizationRequest(IReadOnlyDictionary<string, string> Fields)
{
    private static readonly string[] Known =
    [
        "client_id", "redirect_uri", "response_type", "response_mode", "scope", "resource", "state", "nonce",
        "code_challenge", "code_challenge_method", "prompt", "login_hint", "client_info",
    ];

    /// <summary>The client application.</summary>
    public string? Client => Field("client_id");

    /// <summary>Where the answer goes.</summary>
    public string? RedirectUri => Field("redirect_uri");

    /// <summary>The text that the client gets back as it sent it.</summary>
    public string? State => Field("state");

    /// <summary>Whether an id token is wanted beside the code.</summary>
    public bool WantsIdToken => ResponseTypes.Contains("id_token");

    /// <summary>How the answer goes back; a fragment unless said, where a token is in it.</summary>
    public string ResponseMode => Field("response_mode") ?? (WantsIdToken ? "fragment" : "query");

    private string[] ResponseTypes => (Field("response_type") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the fields that are known, of a query or a form.</summary>
    public static AuthorizationRequest Read(IEnumerable<KeyValuePair<string, StringValues>> sent) =>
        new(sent.Where(field => Known.Contains(field.Key) && field.Value is [{ Length: > 0 }]).ToDictionary(field => field.Key, field => field.Value[0]!));

    /// <summary>A field; null when it is missing or empty.</summary>
    public string? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>
    /// Why no answer can be sent anywhere: nobody asks, or there is no good place to send it. To be shown to the user, for it must
    /// not be sent on.
    /// </summary>
    public TokenError? WhyNowhere()
    {
        if (Client is null) return TokenError.Missing("client_id");
        if (RedirectUri is not { } redirect) return TokenError.Missing("redirect_uri");
        return Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0 && IsOfAnApplication(uri.Scheme)
            ? null
            : TokenError.BadRedirect();
    }

    /// <summary>Why no code is sent, for the client.</summary>
    public TokenError? WhyNot(Cloud cloud, TokenVersion version)
    {
        if (ResponseTypes is not (["code"] or ["code", "id_token"] or ["id_token", "code"])) return TokenError.UnknownResponseType();
        if (ResponseMode is not ("query" or "fragment" or "form_post")) return TokenError.UnknownResponseMode();

        // A token in a query would stand in logs and histories.
        if (WantsIdToken && ResponseMode == "query") return TokenError.TokenInQuery();
        if (WantsIdToken && Field("nonce") is null) return TokenError.Missing("nonce");
        if (Field("code_challenge_method") is not (null or "plain" or "S256")) return TokenError.UnknownChallengeMethod();
        if (Field("code_challenge") is { } challenge ? challenge.Length is < 43 or > 128 : Field("code_challenge_method") is not null)
            return TokenError.BadChallenge();
        if (Audience(cloud, version) is null) return TokenError.UnknownResource(version);
        return Field("prompt") == "none" ? TokenError.NobodySignedIn() : null;
    }

    /// <summary>For whom tokens are wanted; null when it is unknown.</summary>
    public string? Audience(Cloud cloud, TokenVersion version) => Audiences.Asked(cloud, version, Field("resource"), Field("scope"));

    // The schemes of web pages and those that MSAL registers for installed applications; never one that a browser would run.
    private static bool IsOfAnApplication(string scheme) =>
        scheme is "http" or "https" or "ms-appx-web" or "ms-app" || scheme.StartsWith("msal", StringComparison.OrdinalIgnoreCase);
}
