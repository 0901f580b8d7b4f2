namespace Customary.Portal.Application;

/// <summary>The options of the portal.</summary>
internal sealed record PortalOptions
{
    /// <summary>Whether the server has the portal.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>The maximum time from a sign-in to its end.</summary>
    public static TimeSpan MaxSession { get; } = TimeSpan.FromHours(8);
}
