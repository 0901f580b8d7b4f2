namespace Customary.Core.Errors;

/// <summary>Faults that depend on the caller.</summary>
internal sealed partial record Fault
{
    /// <summary>401/800001: the token is missing or not valid (docs/contract.md#fault-codes).</summary>
    public static Fault Unauthenticated(string reason) => new(401, 800001, reason);

    /// <summary>503/800003: the server has not read the keys of its authority since it started, so it accepts no token.</summary>
    public static Fault AuthorityNeverRead(int seconds) =>
        new(503, 800003, "The server is not ready: it has not been able to read the keys of its authority (setting authority) since it started. Its log says why. Retry after the seconds in Retry-After.")
        {
            RetryAfterSeconds = seconds,
        };

    /// <summary>503/800003: the server does not have the token's signing key, and the authority that publishes it cannot be read now.</summary>
    public static Fault AuthorityUnavailable(int seconds) =>
        new(503, 800003, "The token cannot be validated: the server does not have its signing key, and cannot read the keys of the authority now. Retry after the seconds in Retry-After.")
        {
            RetryAfterSeconds = seconds,
        };

    /// <summary>403/900150: the token has none of the roles that the operator requires.</summary>
    public static Fault RoleRequired(IReadOnlyList<string> roles) =>
        new(403, 900150, $"The bearer token has none of the required roles. Its claim roles must contain {string.Join(" or ", roles)} (setting roles).");

    /// <summary>403/800039: the partner is not on the allow list (docs/contract.md#partners-and-the-development-issuer).</summary>
    public static Fault PartnerNotAllowed(Guid partner) =>
        new(403, 800039, $"The partner {partner} is not allowed to use this server. Its operator lists the allowed partners in the setting partners.");

    /// <summary>403/900329: an application token for an operation that requires a user (docs/contract.md#user-and-application-tokens).</summary>
    public static Fault UserTokenRequired(string operation) =>
        new(403, 900329, $"{operation} requires a user token (app+user), and this token is an application token. "
            + "Get a token by signing in a user, or set authentication=relaxed to accept both kinds.");
}
