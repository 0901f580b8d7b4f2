using System.Net;
using Customary.Core.Users;

namespace Customary.Core.Relationships;

/// <summary>Signs in the administrators of customers. Source: docs/contract.md#relationship-requests.</summary>
internal sealed class AdministratorSignIn(TenantStore tenants, UserService users, SignInAttemptLimiter attempts)
{
    /// <summary>Signs in with the user principal name and the password of an administrator. The number of attempts is limited.</summary>
    public async Task<AdministratorSignInResult> SignInAsync(string userName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (attempts.TryAcquire(address) is > 0 and var pause) return AdministratorSignInResult.TryAgainAfter(pause);
        if (ReadDomain(userName) is not { } domain) return AdministratorSignInResult.Refused;

        // An unknown domain has the same steps, and takes the same time, as the domain of a customer.
        var key = await tenants.FindKeyAsync(domain, cancellationToken);
        if (attempts.TryAcquire(key?.Customer, domain) is > 0 and var seconds) return AdministratorSignInResult.TryAgainAfter(seconds);
        var verified = await users.VerifyAsync(key, userName, password, cancellationToken);
        if (verified.Fault is { } busy) return AdministratorSignInResult.Busy(busy.RetryAfterSeconds ?? 1);
        if (!verified.Value || key is not { } tenant || await users.FindAdministratorAsync(tenant, userName, cancellationToken) is not { } user) return AdministratorSignInResult.Refused;
        return AdministratorSignInResult.SignedIn(new(tenant, userName, user));
    }

    /// <summary>Finds the administrator with a user principal name that the configured authority has verified; null if there is none.</summary>
    public async Task<CustomerAdministrator?> FindByVerifiedNameAsync(string verifiedUserName, CancellationToken cancellationToken) =>
        ReadDomain(verifiedUserName) is { } domain
        && await tenants.FindKeyAsync(domain, cancellationToken) is { } tenant
        && await users.FindAdministratorAsync(tenant, verifiedUserName, cancellationToken) is { } user
            ? new(tenant, verifiedUserName, user)
            : null;

    /// <summary>
    /// Finds the administrator of a session; null if the user has been deleted or renamed, has another password or is no longer an administrator.
    /// </summary>
    public async Task<CustomerAdministrator?> FindAsync(AdministratorIdentity identity, CancellationToken cancellationToken) =>
        await FindByVerifiedNameAsync(identity.UserName, cancellationToken) is { } found && found.Identity == identity ? found : null;

    // A text that cannot be stored is the name of nobody.
    private static string? ReadDomain(string userName) =>
        userName.LastIndexOf('@') is >= 0 and var at && StorableText.IsStorable(userName) ? userName[(at + 1)..] : null;
}
