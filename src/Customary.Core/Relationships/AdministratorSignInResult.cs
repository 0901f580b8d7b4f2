namespace Customary.Core.Relationships;

/// <summary>The result of an attempt to sign in as an administrator of a customer.</summary>
/// <param name="Administrator">The administrator; null if the attempt failed.</param>
/// <param name="RetryAfter">The whole seconds after which another attempt is processed; 0 if this one was processed.</param>
/// <param name="IsBusy">Whether the attempt was not processed because the server is busy, and not because of too many attempts.</param>
internal readonly record struct AdministratorSignInResult(CustomerAdministrator? Administrator, int RetryAfter = 0, bool IsBusy = false)
{
    /// <summary>The user name or password was wrong, or the user is not an administrator.</summary>
    public static AdministratorSignInResult Refused => default;

    /// <summary>The credentials were valid.</summary>
    public static AdministratorSignInResult SignedIn(CustomerAdministrator administrator) => new(administrator);

    /// <summary>There were too many attempts. This one was not processed.</summary>
    public static AdministratorSignInResult TryAgainAfter(int seconds) => new(null, seconds);

    /// <summary>Too many passwords wait to be verified.</summary>
    public static AdministratorSignInResult Busy(int seconds) => new(null, seconds, IsBusy: true);
}
