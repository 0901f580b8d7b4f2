using Customary.Hosting.Authentication;
using Customary.Hosting.Sandbox.Faults;
using Customary.Portal.Application;

namespace Customary.Hosting.Portal;

/// <summary>What the portal needs from this server: its addresses, the IDs of a request, and the validation of tokens with the API's cache.</summary>
internal sealed class PortalServer(PublicUrl publicUrl, ListeningUrls listening, AccessTokenValidator validator, TokenCache cache, AuthorityOptions authority, PortalClientOptions client, OperationFaults operations, TimeProvider clock, SystemClock systemClock) : IPortalServer
{
    // The sandbox clock does not apply to the tokens of an external authority.
    private readonly TimeProvider _tokenClock = authority.Address is null ? clock : systemClock.Provider;

    private readonly Lazy<IReadOnlyList<string>> _operations = new(() => [.. operations.All.Keys.Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public string GetAddress(HttpContext context) => listening.Find(context) ?? publicUrl.Value;

    /// <inheritdoc/>
    public string PublicAddress => publicUrl.Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> Operations => _operations.Value;

    /// <inheritdoc/>
    public string GetCorrelationId(HttpContext context) => context.Features.GetRequiredFeature<RequestIds>().CorrelationId;

    /// <inheritdoc/>
    public async ValueTask<Outcome<TokenCaller>> ValidateTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (!cache.TryFind(token, out var found))
        {
            var epoch = cache.Epoch;
            var validated = await validator.ValidateAsync(token, cancellationToken);
            if (validated.Fault is { } fault) return fault;
            found = validated.Value with { Epoch = epoch };
            cache.Add(token, found);
        }

        return new TokenCaller(found.Caller, found.Expires - _tokenClock.GetUtcNow().UtcDateTime);
    }

    /// <inheritdoc/>
    public async ValueTask<Outcome<TokenPerson>> ValidatePersonAsync(string token, CancellationToken cancellationToken)
    {
        // The development issuer gives any name to anyone, so its tokens say nothing about a person.
        if (authority.Address is null) return Fault.Unauthenticated("This server has no authority at which a person of a customer can sign in.");
        var validated = await validator.ValidatePersonAsync(token, client.CustomerClaim, cancellationToken);
        if (validated.Fault is { } fault) return fault;
        var (name, customerUserName, expires) = validated.Value;
        return new TokenPerson(name, customerUserName, expires - _tokenClock.GetUtcNow().UtcDateTime);
    }

    /// <inheritdoc/>
    public ValueTask<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken) => FormBody.ReadAsync(request, cancellationToken);
}
