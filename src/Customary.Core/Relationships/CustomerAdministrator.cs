using System.Security.Cryptography;

namespace Customary.Core.Relationships;

/// <summary>
/// A person who has proved to be an administrator of a customer. Only <see cref="AdministratorSignIn"/> creates one, so an operation that
/// takes one needs no other authorization.
/// </summary>
internal sealed record CustomerAdministrator
{
    internal CustomerAdministrator(TenantKey tenant, string userName, UserRow user) =>
        (Tenant, Identity) = (tenant, new(tenant.Customer, user.User, userName, Convert.ToHexString(SHA256.HashData(user.Password ?? []))));

    /// <summary>The key of the customer's tenant.</summary>
    public TenantKey Tenant { get; }

    /// <summary>What a session stores of the administrator.</summary>
    public AdministratorIdentity Identity { get; }

    /// <summary>The user principal name.</summary>
    public string UserName => Identity.UserName;

    /// <summary>Creates the actor of a change in a partner's audit log. The log names the administrator, because no user of the partner makes the change.</summary>
    public AuditActor ActFor(Guid partner, string correlationId) => CreateActor(partner, isSandbox: false, UserName, correlationId);

    /// <summary>Creates the actor of a person of the customer in a partner's audit log.</summary>
    internal static AuditActor CreateActor(Guid partner, bool isSandbox, string userName, string correlationId) =>
        new(new(partner, isSandbox, Application: null, userName), Application: null, correlationId);
}

/// <summary>Which administrator signed in, with which password. It proves nothing by itself: <see cref="AdministratorSignIn.FindAsync"/> checks it again.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="User">The ID of the user.</param>
/// <param name="UserName">The user principal name.</param>
/// <param name="PasswordStamp">A hash of the stored password. It changes with the password.</param>
internal sealed record AdministratorIdentity(Guid Customer, Guid User, string UserName, string PasswordStamp);
