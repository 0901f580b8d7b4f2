using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Issuer;

/// <summary>
/// A request for an authorization code. Sources: RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core 1.0, sections 3.1.2.1 and 3.3.2.1;
/// docs/contract.md#tokens.
/// </summary>
/// <param name="Fields">The known fields that have one value that is not empty.</param>
/// <param name="Repeated">The names of known fields that occur more than once.</param>
internal sealed record AuthorizationRequest(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Repeated)
{
    private static readonly string[] Known =
    [
        "client_id", "redirect_uri", "response_type", "response_mode", "scope", "resource", "state", "nonce",
        "code_challenge", "code_challenge_method", "prompt", "login_hint", "client_info",
    ];

    /// <summary>The client application.</summary>
    public string? Client => Field("client_id");

    /// <summary>The redirect URI as the client sent it. A request that redeems the code must contain the same text.</summary>
    public string? RedirectUri => Field("redirect_uri");

    /// <summary>The parsed redirect URI, to which the response is sent; null if it is not valid.</summary>
    public string? Target { get; } = Fields.TryGetValue("redirect_uri", out var redirect) ? RedirectAddress.Parse(redirect) : null;

    /// <summary>The value that the response repeats unchanged.</summary>
    public string? State => Field("state");

    /// <summary>Whether the client also requests an ID token.</summary>
    public bool WantsIdToken => ResponseTypes.Contains("id_token");

    /// <summary>How the response is sent. Default: in the fragment with an ID token, otherwise in the query.</summary>
    public string ResponseMode => Field("response_mode") ?? (WantsIdToken ? "fragment" : "query");

    private string[] ResponseTypes => (Field("response_type") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads the known fields of a query or a form.</summary>
    public static AuthorizationRequest Read(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        var fields = values.ToList();
        return new(
            fields.Where(field => Known.Contains(field.Key) && field.Value is [{ Length: > 0 }]).ToDictionary(field => field.Key, field => field.Value[0]!),
            [.. fields.Where(field => field.Value.Count > 1).Select(field => Known.FirstOrDefault(known => known.Equals(field.Key, StringComparison.OrdinalIgnoreCase))).OfType<string>()]);
    }

    /// <summary>Returns the value of a field; null if it is missing or empty.</summary>
    public string? Field(string name) => Fields.GetValueOrDefault(name);

    /// <summary>
    /// Checks whether a response can be sent to the client. The user must see the error, because the redirect URI cannot be
    /// trusted. Null if there is no error.
    /// </summary>
    public TokenError? ValidateRedirect()
    {
        if (Repeated.FirstOrDefault(field => field is "client_id" or "redirect_uri") is { } repeated) return TokenError.Repeated(repeated);
        if (Client is null) return TokenError.Missing("client_id");
        if (RedirectUri is null) return TokenError.Missing("redirect_uri");
        return Target is null ? TokenError.InvalidRedirectUri() : null;
    }

    /// <summary>Checks the rest of the request. Returns the error for the client; null if there is none.</summary>
    public TokenError? Validate(Cloud cloud, TokenVersion version)
    {
        // A repeated field, such as code_challenge, must not count as missing. Source: RFC 6749, section 3.1.
        if (Repeated.Count > 0) return TokenError.Repeated(Repeated[0]);
        if (ResponseTypes is not (["code"] or ["code", "id_token"] or ["id_token", "code"])) return TokenError.UnknownResponseType();
        if (ResponseMode is not ("query" or "fragment" or "form_post")) return TokenError.UnknownResponseMode();

        // Query strings end up in logs and browser histories.
        if (WantsIdToken && ResponseMode == "query") return TokenError.TokenInQuery();
        if (WantsIdToken && Field("nonce") is null) return TokenError.Missing("nonce");
        if (Field("code_challenge_method") is not (null or "plain" or "S256")) return TokenError.UnknownChallengeMethod();
        if (Field("code_challenge") is { } challenge ? challenge.Length is < 43 or > 128 : Field("code_challenge_method") is not null)
            return TokenError.InvalidCodeChallenge();
        if (GetResource(cloud, version) is null) return TokenError.UnknownResource(version);
        return Field("prompt") == "none" ? TokenError.LoginRequired() : null;
    }

    /// <summary>Returns the resource of the requested tokens; null if it is unknown.</summary>
    public RequestedResource? GetResource(Cloud cloud, TokenVersion version) => Audiences.Resolve(cloud, version, Field("resource"), Field("scope"));
}
