namespace Customary.Core.Errors;

/// <summary>Faults that depend on who calls.</summary>
internal sealed partial record Fault
{
    /// <summary>401/800001: the token is missing, or it is not good (decision 12).</summary>
    public static Fault Unauthenticated(string reason) => new(401, 800001, reason);

    /// <summary>503/800003: the authority whose keys are needed to check the token cannot be reached.</summary>
    public static Fault AuthorityUnavailable(int seconds) =>
        new(503, 800003, "The token cannot be checked: the authority that issues tokens cannot be reached at the moment; try again shortly.")
        {
            RetryAfterSeconds = seconds,
        };

    /// <summary>403/900150: the token lacks a role that the operator asks for.</summary>
    public static Fault RoleRequired(IReadOnlyList<string> roles) =>
        new(403, 900150, $"The bearer token has no role that is let in; its claim roles must contain {string.Join(" or ", roles)} (setting roles).");

    /// <summary>403/800039: the partner is not let in (decision 15).</summary>
    public static Fault PartnerNotAllowed(Guid partner) =>
        new(403, 800039, $"The partner {partner} is not among those that this service serves; its operator names them in the setting partners.");

    /// <summary>403/900329: an app-only token for an operation that documents users only (decision 8).</summary>
    public static Fault UserTokenRequired(string operation) =>
        new(403, 900329, $"{operation} needs a token of a user (app+user); this one is of an application alone. "
            + "Get one with a user's sign-in, or set authentication=relaxed to let both kinds in.");
}
