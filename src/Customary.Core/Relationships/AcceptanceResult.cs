namespace Customary.Core.Relationships;

/// <summary>The result of an administrator's attempt to accept a relationship request.</summary>
/// <param name="IsAccepted">Whether the partner now has the customer.</param>
/// <param name="RetryAfter">The whole seconds after which another attempt is processed; 0 if this one was processed.</param>
/// <param name="IsBusy">Whether the attempt was not processed because the server is busy, and not because of too many attempts.</param>
internal readonly record struct AcceptanceResult(bool IsAccepted, int RetryAfter, bool IsBusy = false)
{
    /// <summary>The sandbox quota that a partner has reached; 0 if this is not the reason.</summary>
    public int Quota { get; private init; }

    /// <summary>The credentials were valid, and the partner has the customer.</summary>
    public static AcceptanceResult Accepted => new(IsAccepted: true, RetryAfter: 0);

    /// <summary>The user name or password was wrong, the user is not an administrator, or the request is no longer valid.</summary>
    public static AcceptanceResult Refused => new(IsAccepted: false, RetryAfter: 0);

    /// <summary>A partner of the request is a sandbox account that has reached its quota.</summary>
    public static AcceptanceResult QuotaReached(int quota) => new(IsAccepted: false, RetryAfter: 0) { Quota = quota };

    /// <summary>There were too many attempts. This one was not processed.</summary>
    public static AcceptanceResult TryAgainAfter(int seconds) => new(IsAccepted: false, seconds);

    /// <summary>Too many passwords wait to be verified.</summary>
    public static AcceptanceResult Busy(int seconds) => new(IsAccepted: false, seconds, IsBusy: true);
}
