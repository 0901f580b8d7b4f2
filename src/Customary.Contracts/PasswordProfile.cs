namespace Customary.Contracts;

/// <summary>
/// A user's password as it is set.
/// Source: user resources, "PasswordProfile".
/// </summary>
public sealed record PasswordProfile
{
    /// <summary>Whether the user must choose another at the first sign-in.</summary>
    public bool? ForceChangePassword { get; init; }

    /// <summary>The password; answered only to whoever sets it.</summary>
    public string? Password { get; init; }

    // The compiler's own would print the password wherever the record is logged.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("ForceChangePassword = ").Append(ForceChangePassword);
        return true;
    }
}
