namespace Customary.Server.Relationships;

/// <summary>What came of an administrator's try to accept a relationship request.</summary>
/// <param name="IsAccepted">Whether the partner has the customer now.</param>
/// <param name="RetryAfter">The whole seconds after which another try is looked at; 0 where this one was.</param>
internal readonly record struct AcceptanceAnswer(bool IsAccepted, int RetryAfter)
{
    /// <summary>The administrator was who they said.</summary>
    public static AcceptanceAnswer Accepted => new(IsAccepted: true, RetryAfter: 0);

    /// <summary>The user name or the password was not right, or the user is no administrator.</summary>
    public static AcceptanceAnswer Refused => new(IsAccepted: false, RetryAfter: 0);

    /// <summary>There were too many tries; nobody looked at this one.</summary>
    public static AcceptanceAnswer TryAgainAfter(int seconds) => new(IsAccepted: false, seconds);
}
