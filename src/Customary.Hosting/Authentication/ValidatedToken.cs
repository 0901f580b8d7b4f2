namespace Customary.Hosting.Authentication;

/// <summary>A validated access token.</summary>
/// <param name="Caller">The caller that the token identifies.</param>
/// <param name="Expires">The expiry, in UTC.</param>
internal sealed record ValidatedToken(Caller Caller, DateTime Expires)
{
    /// <summary>The value of <see cref="TokenCache.Epoch"/> before the validation.</summary>
    public int Epoch { get; init; }

    /// <summary>Whether the token has not expired.</summary>
    public bool IsValid(TimeProvider clock) => Expires > clock.GetUtcNow().UtcDateTime;
}
