using System.Net.Http.Headers;

namespace Customary.Testing;

/// <summary>Adds a valid token to each request, unless the request has one.</summary>
internal sealed class TokenHandler(TokenSource tokens) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
