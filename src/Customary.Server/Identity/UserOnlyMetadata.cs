namespace Customary.Server.Identity;

/// <summary>Marks an operation that is documented for users only (app+user).</summary>
internal sealed class UserOnlyMetadata
{
    public static UserOnlyMetadata Instance { get; } = new();
}
