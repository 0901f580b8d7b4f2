using System.ClientModel;
using System.ClientModel.Primitives;

namespace Customary.Server.Commands;

/// <summary>A connection to the API.</summary>
/// <param name="Description">The address and the credential, without secrets, to recognize the connection again.</param>
/// <param name="Client">The client.</param>
/// <param name="Credential">Its credential.</param>
/// <param name="Scope">The scope of its tokens.</param>
internal sealed record Connection(string Description, CustomaryClient Client, AuthenticationTokenProvider Credential, string Scope)
{
    /// <summary>Requests an access token.</summary>
    public ValueTask<AuthenticationToken> GetTokenAsync(CancellationToken cancellationToken) => Credential.GetTokenAsync(
        Credential.CreateTokenOptions(new Dictionary<string, object> { [GetTokenOptions.ScopesPropertyName] = new ReadOnlyMemory<string>([Scope]) })!, cancellationToken);
}
