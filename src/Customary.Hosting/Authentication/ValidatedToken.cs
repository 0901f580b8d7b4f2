using Customary.Core.Identity;

namespace Customary.Hosting.Authentication;

/// <summary>A token that was checked.</summary>
/// <param name="Caller">Who calls with it.</param>
/// <param name="Expires">When it ends, UTC.</param>
internal sealed record ValidatedToken(Caller Caller, DateTime Expires)
{
    /// <summary>The keys with which it was checked, as <see cref="TokenCache.Epoch"/> counts them.</summary>
    public int Epoch { get; init; }

    /// <summary>Whether it still holds.</summary>
    public bool IsValid(TimeProvider clock) => Expires > clock.GetUtcNow().UtcDateTime;
}
