namespace Customary.Hosting.Issuer;

/// <summary>Whether the development issuer runs.</summary>
internal sealed record IssuerOptions
{
    /// <summary>Whether the server issues tokens to anyone who asks.</summary>
    public bool IsEnabled { get; init; }
}
