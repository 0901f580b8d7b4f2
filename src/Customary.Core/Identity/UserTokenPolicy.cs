namespace Customary.Core.Identity;

/// <summary>Decides whether an operation accepts application tokens (docs/contract.md#user-and-application-tokens).</summary>
internal sealed class UserTokenPolicy(UserTokenOptions options)
{
    /// <summary>The fault if the operation requires a user token and the caller has an application token; null otherwise.</summary>
    public Fault? RequireUser(Caller caller, string operation) =>
        caller.IsUser || options.AllowApplications ? null : Fault.UserTokenRequired(operation);
}
