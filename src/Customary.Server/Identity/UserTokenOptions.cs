namespace Customary.Server.Identity;

/// <summary>Which kinds of token are accepted.</summary>
public sealed record UserTokenOptions
{
    /// <summary>Whether application tokens are accepted where the documentation requires a user.</summary>
    public bool AllowApplications { get; init; }
}
