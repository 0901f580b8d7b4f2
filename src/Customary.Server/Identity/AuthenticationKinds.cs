using Customary.Server.Faults;
using Customary.Server.Settings;

namespace Customary.Server.Identity;

/// <summary>Which kind of token an operation takes: a user's only, or an application's too (decision 8).</summary>
public sealed class AuthenticationKinds(ServiceSettings settings)
{
    private readonly bool _relaxed = settings.Get(AllSettings.RelaxedAuthentication);

    /// <summary>The fault, where an application alone asks for what only a user may have.</summary>
    public Fault? RequireUser(Caller caller, string operation) =>
        caller.IsUser || _relaxed ? null : Fault.UserTokenNeeded(operation);
}
