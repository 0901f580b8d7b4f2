namespace Customary.Client;

/// <summary>A credential with an access token that exists already, for example from a command line. It cannot renew the token.</summary>
public sealed class AccessTokenCredential : AuthenticationTokenProvider
{
    private readonly AuthenticationToken _token;

    /// <summary>Creates a credential.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public AccessTokenCredential(string accessToken) => _token = new(Guard.NotEmpty(accessToken), "Bearer", DateTimeOffset.MaxValue);

    /// <inheritdoc/>
    public override GetTokenOptions CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

    /// <inheritdoc/>
    public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => _token;

    /// <inheritdoc/>
    public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) => new(_token);
}
