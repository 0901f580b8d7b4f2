using System.Net.Http.Headers;

namespace Customary.Testing;

/// <summary>Adds a valid token to each request, unless the request has one.</summary>
internal sealed class TokenHandler(CustomarySandbox sandbox, string tenant, bool asApplication) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    // Tokens are valid for an hour, and their times are whole seconds.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(55);

    // A clock that was set back makes the token invalid too, because it is not valid yet.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(4);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _token;
    private DateTimeOffset _issuedAt;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", await GetTokenAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gate.Dispose();
        base.Dispose(disposing);
    }

    private async Task<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        var now = (await sandbox.Clock.GetAsync(cancellationToken)).Now;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_token is not null && now < _issuedAt + Lifetime && now > _issuedAt - MaxSkew) return _token;
            (_token, _issuedAt) = (await sandbox.CreateTokenAsync(tenant, asApplication, cancellationToken), now);
            return _token;
        }
        finally
        {
            _gate.Release();
        }
    }
}
