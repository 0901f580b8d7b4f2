namespace Customary.Testing;

/// <summary>Keeps a token that is valid on the clock of the server, which a test can move.</summary>
internal sealed class TokenSource(CustomarySandbox sandbox, string tenant, bool asApplication)
{
    // Tokens are valid for an hour, and their times are whole seconds.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(55);

    // A clock that was set back makes the token invalid too, because it is not valid yet.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(4);
    private (string Token, DateTimeOffset IssuedAt)? _current;
    private readonly Lock _gate = new();

    /// <summary>Returns a valid token. Calls at the same time can create two, and both are valid.</summary>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var now = (await sandbox.Clock.GetAsync(cancellationToken)).Now;
        lock (_gate)
        {
            if (_current is { } current && now < current.IssuedAt + Lifetime && now > current.IssuedAt - MaxSkew) return current.Token;
        }

        var token = await sandbox.CreateTokenAsync(tenant, asApplication, cancellationToken);
        lock (_gate) _current = (token, now);
        return token;
    }
}
