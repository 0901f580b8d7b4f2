namespace Customary.Client;

/// <summary>The permission to send one request. Each granted permit is completed once, by <see cref="Completed"/> or <see cref="Throttled"/>.</summary>
internal readonly struct PacingPermit
{
    private readonly TenantPacing? _pacing;

    private PacingPermit(TenantPacing? pacing, TimeSpan wait, bool isRefused) => (_pacing, Wait, IsRefused) = (pacing, wait, isRefused);

    /// <summary>Whether the request cannot be sent within its timeout.</summary>
    public bool IsRefused { get; }

    /// <summary>How long the permit was waited for; the known wait if it is refused.</summary>
    public TimeSpan Wait { get; }

    /// <summary>A permit to send the request now.</summary>
    public static PacingPermit Grant(TenantPacing pacing, TimeSpan waited) => new(pacing, waited, isRefused: false);

    /// <summary>No permit.</summary>
    public static PacingPermit Refuse(TimeSpan wait) => new(null, wait, isRefused: true);

    /// <summary>The service accepted the request, or can have accepted it.</summary>
    public void Completed() => _pacing?.Complete();

    /// <summary>The service refused the request and asks to wait.</summary>
    public void Throttled(TimeSpan retryAfter) => _pacing?.Throttle(retryAfter);
}
