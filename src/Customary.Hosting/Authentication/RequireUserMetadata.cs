namespace Customary.Hosting.Authentication;

/// <summary>Marks an operation that is documented for users only (app+user).</summary>
internal sealed class RequireUserMetadata
{
    public static RequireUserMetadata Instance { get; } = new();
}
