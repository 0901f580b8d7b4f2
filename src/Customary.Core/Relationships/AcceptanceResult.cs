namespace Customary.Core.Relationships;

/// <summary>What came of an administrator's try to accept a relationship request.</summary>
/// <param name="IsAccepted">Whether the partner has the customer now.</param>
/// <param name="RetryAfter">The whole seconds after which another try is looked at; 0 where this one was.</param>
/// <param name="IsBusy">Whether the try was not looked at because the server was busy, not because of too many tries.</param>
internal readonly record struct AcceptanceResult(bool IsAccepted, int RetryAfter, bool IsBusy = false)
{
    /// <summary>The sandbox quota that a partner has reached; 0 where this is not the reason.</summary>
    public int Quota { get; private init; }

    /// <summary>The administrator was who they said.</summary>
    public static AcceptanceResult Accepted => new(IsAccepted: true, RetryAfter: 0);

    /// <summary>The user name or the password was not right, or the user is no administrator.</summary>
    public static AcceptanceResult Refused => new(IsAccepted: false, RetryAfter: 0);

    /// <summary>A partner that asked is a sandbox account with as many customers as its quota allows.</summary>
    public static AcceptanceResult QuotaReached(int quota) => new(IsAccepted: false, RetryAfter: 0) { Quota = quota };

    /// <summary>There were too many tries; nobody looked at this one.</summary>
    public static AcceptanceResult TryAgainAfter(int seconds) => new(IsAccepted: false, seconds);

    /// <summary>Too many passwords wait to be checked.</summary>
    public static AcceptanceResult Busy(int seconds) => new(IsAccepted: false, seconds, IsBusy: true);
}
