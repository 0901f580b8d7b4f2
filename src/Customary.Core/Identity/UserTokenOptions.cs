namespace Customary.Core.Identity;

/// <summary>Which kinds of token are accepted.</summary>
internal sealed record UserTokenOptions
{
    /// <summary>Whether application tokens are accepted where the documentation requires a user.</summary>
    public bool AllowApplications { get; init; }
}
