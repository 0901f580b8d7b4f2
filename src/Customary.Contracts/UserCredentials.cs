namespace Customary.Contracts;

/// <summary>
/// The credentials of the first administrator of a new customer.
/// Source: user resources, "UserCredentials".
/// </summary>
public sealed record UserCredentials
{
    /// <summary>The short user name: <c>admin</c>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password, shown by creation only.</summary>
    public string? Password { get; init; }

    // The compiler's own would print the password wherever the record is logged.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("UserName = ").Append(UserName);
        return true;
    }
}
