using System.ClientModel;
using System.ClientModel.Primitives;

namespace Customary.Testing;

/// <summary>Gives a client tokens that are valid on the clock of the server.</summary>
internal sealed class SandboxCredential(TokenSource tokens) : AuthenticationTokenProvider
{
    /// <inheritdoc/>
    public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always. The client is asynchronous only.</exception>
    public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => throw new NotSupportedException("Use GetTokenAsync.");

    /// <inheritdoc/>
    public override async ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) =>
        // The token source knows when the token expires, so the client asks before each request.
        new(await tokens.GetAsync(cancellationToken), "Bearer", DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
}
