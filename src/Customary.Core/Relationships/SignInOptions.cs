namespace Customary.Core.Relationships;

/// <summary>How often a client can try to sign in on the acceptance page.</summary>
internal sealed record SignInOptions
{
    /// <summary>Attempts from one client address in any 60 seconds; 0 is no limit.</summary>
    public int AttemptsPerMinute { get; init; } = 20;
}
