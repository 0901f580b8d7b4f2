namespace Customary.Contracts;

/// <summary>
/// The password of a user.
/// Source: user resources, "PasswordProfile".
/// </summary>
public sealed record PasswordProfile : ApiObject
{
    /// <summary>Whether the user must change the password at the next sign-in.</summary>
    public bool? ForceChangePassword { get; init; }

    /// <summary>The password. Present only in the request that sets it and in its response.</summary>
    public string? Password { get; init; }

    /// <summary>Keeps the password out of <c>ToString</c>, and therefore out of logs.</summary>
    /// <param name="builder">Receives the text.</param>
    /// <returns>True, because text is written.</returns>
    protected override bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("ForceChangePassword = ").Append(ForceChangePassword);
        return true;
    }
}
