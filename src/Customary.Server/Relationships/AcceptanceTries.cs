using Customary.Server.Throttling;

namespace Customary.Server.Relationships;

/// <summary>
/// How often a password is looked at for one customer: ten times in any 60 seconds on a node, right or wrong, for a
/// guess must cost the guesser more than the slow hash costs the service. Source: decided here.
/// </summary>
internal sealed class AcceptanceTries(TimeProvider clock)
{
    /// <summary>The tries that a customer has in any 60 seconds.</summary>
    public const int Most = 10;

    private readonly RequestLimiter _limiter = new(Most, clock);

    /// <summary>Lets a try through, or tells the whole seconds after which one passes again: 0 when this one did.</summary>
    public int Enter(Guid customer) => _limiter.Enter(customer);
}
