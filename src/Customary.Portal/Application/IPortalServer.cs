namespace Customary.Portal.Application;

/// <summary>What the portal needs from the HTTP server that contains it.</summary>
internal interface IPortalServer
{
    /// <summary>Returns the address that the browser used, if the server has it, and the public URL otherwise; without a trailing slash.</summary>
    string GetAddress(HttpContext context);

    /// <summary>Returns the correlation ID of a request, which audit records contain.</summary>
    string GetCorrelationId(HttpContext context);

    /// <summary>Validates an access token in the same way as the API. The result is the caller; a fault if the API would reject the token.</summary>
    ValueTask<Outcome<TokenCaller>> ValidateTokenAsync(string token, CancellationToken cancellationToken);
}

/// <summary>The caller that an access token identifies.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Lifetime">The time until the token expires, on the clock that the API uses for tokens.</param>
internal sealed record TokenCaller(Caller Caller, TimeSpan Lifetime);
