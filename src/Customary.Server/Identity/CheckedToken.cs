namespace Customary.Server.Identity;

/// <summary>A token that was checked.</summary>
/// <param name="Caller">Who calls with it.</param>
/// <param name="Expires">When it ends, UTC.</param>
public sealed record CheckedToken(Caller Caller, DateTime Expires)
{
    /// <summary>The keys with which it was checked, as <see cref="TokenCache.Epoch"/> counts them.</summary>
    public int Epoch { get; init; }

    /// <summary>Whether it still holds.</summary>
    public bool Holds(TimeProvider clock) => Expires > clock.GetUtcNow().UtcDateTime;
}
