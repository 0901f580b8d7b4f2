namespace Customary.Portal.Application;

/// <summary>What the portal needs from the HTTP server that contains it.</summary>
internal interface IPortalServer
{
    /// <summary>Returns the address that the browser used, if the server has it, and the public URL otherwise; without a trailing slash.</summary>
    string GetAddress(HttpContext context);

    /// <summary>The public URL of the server, for links that other people get; without a trailing slash.</summary>
    string PublicAddress { get; }

    /// <summary>The operations of the API by name, as they are in <c>/openapi/v1.json</c>.</summary>
    IReadOnlyList<string> Operations { get; }

    /// <summary>Returns the correlation ID of a request, which audit records contain.</summary>
    string GetCorrelationId(HttpContext context);

    /// <summary>Validates an access token in the same way as the API. The result is the caller; a fault if the API would reject the token.</summary>
    ValueTask<Outcome<TokenCaller>> ValidateTokenAsync(string token, CancellationToken cancellationToken);

    /// <summary>
    /// Validates an access token of a person who acts for no partner: like the API, but the token needs no role and its tenant can be any. A fault
    /// if the token is not valid, or is not a user's.
    /// </summary>
    ValueTask<Outcome<TokenPerson>> ValidatePersonAsync(string token, CancellationToken cancellationToken);

    /// <summary>Reads a form like the other endpoints of the server; null if the body is not a form.</summary>
    ValueTask<IFormCollection?> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken);
}

/// <summary>The caller that an access token identifies.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Lifetime">The time until the token expires, on the clock that the API uses for tokens.</param>
internal sealed record TokenCaller(Caller Caller, TimeSpan Lifetime);

/// <summary>The person that an access token identifies.</summary>
/// <param name="Name">The name of the person.</param>
/// <param name="CustomerUserName">The user principal name of the person at a customer, which the authority has verified; null if it does not say so.</param>
/// <param name="Lifetime">The time until the token expires.</param>
internal sealed record TokenPerson(string Name, string? CustomerUserName, TimeSpan Lifetime);
