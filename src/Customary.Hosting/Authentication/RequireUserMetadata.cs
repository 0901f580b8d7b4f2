namespace Customary.Hosting.Authentication;

/// <summary>Marks an operation that requires a user's token (app+user).</summary>
internal sealed class RequireUserMetadata
{
    public static RequireUserMetadata Instance { get; } = new();
}
