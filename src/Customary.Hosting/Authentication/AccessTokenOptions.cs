namespace Customary.Hosting.Authentication;

/// <summary>What an access token must contain.</summary>
internal sealed record AccessTokenOptions
{
    /// <summary>Whether a user's token must show multifactor authentication (claim <c>amr</c> contains <c>mfa</c>).</summary>
    public bool RequireMfa { get; init; } = true;

    /// <summary>A claim that only tokens of applications have; null if there is none.</summary>
    public AppClaim? AppClaim { get; init; }
}
