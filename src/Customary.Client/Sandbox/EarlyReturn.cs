namespace Customary.Client.Sandbox;

/// <summary>A request of a tenant before the time until which it was told to wait. Times are those of the clock of the API.</summary>
public sealed record EarlyReturn
{
    /// <summary>When the request arrived.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When <c>Retry-After</c> of the last 429 response ends.</summary>
    public DateTimeOffset ToldUntil { get; init; }

    /// <summary>The application of the token; null if there is none.</summary>
    public string? Application { get; init; }
}
