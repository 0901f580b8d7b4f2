using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Customary.Portal.SignIn;

/// <summary>A sign-in that has begun: what the browser keeps of it in an encrypted cookie until the authority returns it.</summary>
/// <param name="State">A random value that the authority returns. It ties the response to the browser that began the sign-in.</param>
/// <param name="Verifier">The PKCE code verifier.</param>
/// <param name="Return">The page to return to.</param>
/// <param name="Expires">When the sign-in ends without a result, in Unix seconds.</param>
/// <param name="IsOrganization">Whether a person of a customer signs in, and not a user of a partner.</param>
internal sealed record SignInAttempt(string State, string Verifier, string Return, long Expires, bool IsOrganization)
{
    /// <summary>The PKCE code challenge, of the method S256.</summary>
    [JsonIgnore]
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Begins a sign-in.</summary>
    public static SignInAttempt Create(string returnPath, DateTimeOffset expires, bool isOrganization) => new(NewSecret(), NewSecret(), returnPath, expires.ToUnixTimeSeconds(), isOrganization);

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>The JSON contract of sign-ins before encryption.</summary>
[JsonSerializable(typeof(SignInAttempt))]
internal sealed partial class SignInJsonContext : JsonSerializerContext;
