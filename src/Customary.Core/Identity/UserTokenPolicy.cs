namespace Customary.Core.Identity;

/// <summary>Which kind of token an operation takes: a user's only, or an application's too (decision 8).</summary>
internal sealed class UserTokenPolicy(UserTokenOptions options)
{
    /// <summary>The fault, where an application alone asks for what only a user may have.</summary>
    public Fault? RequireUser(Caller caller, string operation) =>
        caller.IsUser || options.AllowApplications ? null : Fault.UserTokenRequired(operation);
}
