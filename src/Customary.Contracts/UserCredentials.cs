namespace Customary.Contracts;

/// <summary>
/// The credentials of the first administrator of a new customer.
/// Source: user resources, "UserCredentials".
/// </summary>
public sealed record UserCredentials : ApiObject
{
    /// <summary>The user name without a domain: <c>admin</c>.</summary>
    public string? UserName { get; init; }

    /// <summary>The password. Present only in the response to creation.</summary>
    public string? Password { get; init; }

    /// <summary>Keeps the password out of <c>ToString</c>, and therefore out of logs.</summary>
    /// <param name="builder">Receives the text.</param>
    /// <returns>True, because text is written.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("UserName = ").Append(UserName);
        return true;
    }
}
