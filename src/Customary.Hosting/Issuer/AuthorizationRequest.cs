using Customary.Core.Clouds;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Issuer;

/// <summary>
/// A request to sign a user in and send a code back. Sources: RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core 1.0,
/// sections 3.1.2.1 and 3.3.2.1; and the contract, section 12.1, for what the secure application model's steps send.
/// </summary>
internal sealed record AuthorizationRequest(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Repeated)
{
    private static readonly string[] Known =
    [
        "client_id", "redirect_uri", "response_type", "response_mode", "scope", "resource", "state", "nonce",
        "code_challenge", "code_challenge_method", "prompt", "login_hint", "client_info",
    ];

    /// <summary>The client application.</summary>
    public string? Client => Field("client_id");

    /// <summary>The redirect address as the client wrote it, to be compared when the code is redeemed.</summary>
    public string? RedirectUri => Field("redirect_uri");

    /// <summary>Where the answer goes: the redirect address after parsing; null when it is not a good one.</summary>
    public string? Target { get; } = Fields.TryGetValue("redirect_uri", out var redirect) ? RedirectAddress.Parse(redirect) : null;

    /// <summary>The text that the client gets back as it sent it.</summary>
    public string? State => Field("state");

    /// <summary>Whether an id token is wanted beside the code.</summary>
    public bool WantsIdToken => ResponseTypes.Contains("id_token");

    /// <summary>How the answer goes back; a fragment unless said, where a token is in it.</summary>
    public string ResponseMode => Field("response_mode") ?? (WantsIdToken ? "fragment" : "query");

    private string[] ResponseTypes => (Field("response_type") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the fields that are known, of a query or a form.</summary>
    public static AuthorizationRequest Read(IEnumerable<KeyValuePair<string, StringValues>> sent)
    {
        var fields = sent.ToList();
        return new(
            fields.Where(field => Known.Contains(field.Key) && field.Value is [{ Length: > 0 }]).ToDictionary(field => field.Key, field => field.Value[0]!),
            [.. fields.Where(field => field.Value.Count > 1).Select(field => Known.FirstOrDefault(known => known.Equals(field.Key, StringComparison.OrdinalIgnoreCase))).OfType<string>()]);
    }

    /// <summary>A field; null when it is missing or empty.</summary>
    public string? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>
    /// Why no answer can be sent anywhere: nobody asks, or there is no good place to send it. To be shown to the user, for it must
    /// not be sent on.
    /// </summary>
    public TokenError? ValidateRedirect()
    {
        if (Repeated.FirstOrDefault(field => field is "client_id" or "redirect_uri") is { } repeated) return TokenError.Repeated(repeated);
        if (Client is null) return TokenError.Missing("client_id");
        if (RedirectUri is null) return TokenError.Missing("redirect_uri");
        return Target is null ? TokenError.InvalidRedirectUri() : null;
    }

    /// <summary>Why no code is sent, for the client.</summary>
    public TokenError? Validate(Cloud cloud, TokenVersion version)
    {
        // A field that is sent twice must not pass for one that is missing, such as code_challenge. Source: RFC 6749, section 3.1.
        if (Repeated.Count > 0) return TokenError.Repeated(Repeated[0]);
        if (ResponseTypes is not (["code"] or ["code", "id_token"] or ["id_token", "code"])) return TokenError.UnknownResponseType();
        if (ResponseMode is not ("query" or "fragment" or "form_post")) return TokenError.UnknownResponseMode();

        // A token in a query would stand in logs and histories.
        if (WantsIdToken && ResponseMode == "query") return TokenError.TokenInQuery();
        if (WantsIdToken && Field("nonce") is null) return TokenError.Missing("nonce");
        if (Field("code_challenge_method") is not (null or "plain" or "S256")) return TokenError.UnknownChallengeMethod();
        if (Field("code_challenge") is { } challenge ? challenge.Length is < 43 or > 128 : Field("code_challenge_method") is not null)
            return TokenError.InvalidCodeChallenge();
        if (Audience(cloud, version) is null) return TokenError.UnknownResource(version);
        return Field("prompt") == "none" ? TokenError.LoginRequired() : null;
    }

    /// <summary>For whom tokens are wanted; null when it is unknown.</summary>
    public string? Audience(Cloud cloud, TokenVersion version) => Audiences.Asked(cloud, version, Field("resource"), Field("scope"));
}
