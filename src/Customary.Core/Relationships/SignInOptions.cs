namespace Customary.Core.Relationships;

/// <summary>Limits sign-ins on the acceptance page.</summary>
internal sealed record SignInOptions
{
    /// <summary>The maximum number of attempts from one client address in any 60 seconds; 0 for no limit.</summary>
    public int AttemptsPerMinute { get; init; } = 20;
}
