using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;

namespace Customary.TestKit;

/// <summary>
/// The authorization code flow of a <see cref="FakeOidcProvider"/>, with PKCE and a client secret. A person who opens the authorization endpoint is signed
/// in at once, or enters a user name first. A code is valid once, with the same client, redirect address, challenge and secret.
/// </summary>
public sealed class FakeAuthorizationCodes
{
    public const string Client = "portal-client";
    public const string Secret = "portal-secret";
    private readonly ConcurrentDictionary<string, (string RedirectUri, string Challenge)> _codes = new();

    /// <summary>Creates the access token of the person who signs in.</summary>
    public Func<string> CreateToken { get; set; } = () => throw new InvalidOperationException("Set CreateToken first.");

    /// <summary>Whether a page asks for the user name.</summary>
    public bool AsksForUser { get; set; }

    /// <summary>The user name that was entered last; null before the first one.</summary>
    public string? User { get; private set; }

    /// <summary>The scopes of the last sign-in.</summary>
    public string? RequestedScope { get; private set; }

    internal void Map(WebApplication app)
    {
        app.MapGet("/authorize", (HttpRequest request) =>
        {
            var query = request.Query;
            if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256") return Results.BadRequest();
            return AsksForUser ? Results.Text(SignInPage, "text/html") : Authorize(query);
        });
        app.MapPost("/authorize", async (HttpRequest request) =>
        {
            User = (await request.ReadFormAsync())["user"];
            return Authorize(request.Query);
        });
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var isValid = form["grant_type"] == "authorization_code" && form["client_id"] == Client && form["client_secret"] == Secret
                && _codes.TryRemove(form["code"].ToString(), out var issued) && form["redirect_uri"] == issued.RedirectUri
                && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == issued.Challenge;
            return isValid
                ? Results.Text(new JsonObject { ["token_type"] = "Bearer", ["access_token"] = CreateToken() }.ToJsonString(), "application/json")
                : Results.Text(new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "the code is not\nvalid" }.ToJsonString(), "application/json", statusCode: 400);
        });
    }

    private const string SignInPage = """
        <!doctype html><html lang="en"><title>Authority</title><h1>Sign in to the authority</h1><form method="post"><label>User <input name="user"></label> <button>Continue</button></form></html>
        """;

    private IResult Authorize(IQueryCollection query)
    {
        RequestedScope = query["scope"];
        var code = Guid.NewGuid().ToString("n");
        _codes[code] = (query["redirect_uri"].ToString(), query["code_challenge"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }
}
