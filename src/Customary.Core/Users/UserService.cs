using Customary.Core.Customers;
using Customary.Core.DirectoryObjects;
using Customary.Core.Paging;

namespace Customary.Core.Users;

/// <summary>The operations on a customer's users.</summary>
internal sealed class UserService(
    CustomerService customers, UserStore store, RoleStore roles, UserValidator validator, PasswordHasher hashes, FirstAdministrator administrator,
    RequestClaims claims, DataKeys keys, IdGenerator identifiers, TimeProvider clock)
{
    /// <summary>Finds an active user. The result is its document as UTF-8 JSON.</summary>
    public Task<Outcome<byte[]>> FindAsync(Caller caller, Guid customer, Guid user, CancellationToken cancellationToken) =>
        customers.ReadAsync<byte[]>(
            caller, customer, async tenant => await store.FindAsync(tenant, user, cancellationToken) is { } found ? found.Body : Fault.UserNotFound(), cancellationToken);

    /// <summary>Lists a page of users. A cursor without users on the requested side is a fault, never an empty page.</summary>
    public Task<Outcome<Page<CustomerUser, UserCursor>>> ListAsync(
        Caller caller, Guid customer, UserQuery query, PagePosition<UserCursor> position, CancellationToken cancellationToken) =>
        customers.ReadAsync<Page<CustomerUser, UserCursor>>(caller, customer, async tenant =>
        {
            var page = await KeysetPager.ReadAsync<UserRow, UserCursor>(
                position, query.Size, row => new(query.ByDisplayName ? row.DisplayNameKey : row.PrincipalNameKey, row.User),
                (from, limit) => store.ListAsync(
                    tenant, new(query.ByDisplayName, query.IsDescending != from.IsBackwards, query.Deleted, from.Cursor, limit), cancellationToken));
            return page.Fault is { } fault ? fault : page.Value.Select(row => UserSerializer.Read(row.Body));
        }, cancellationToken);

    /// <summary>
    /// Creates a user. A request with the same request id and body as before creates nothing and returns the previous response, with
    /// the password of the request (docs/contract.md#idempotency).
    /// </summary>
    public async Task<Outcome<CustomerUser>> CreateAsync(AuditActor actor, Guid customer, CustomerUser input, Guid? requestId, CancellationToken cancellationToken)
    {
        var tenant = await customers.AuthorizeAsync(actor.Caller, customer, cancellationToken);
        if (tenant.Fault is { } refused) return refused;
        var errors = new ValidationErrors();
        validator.ValidateNew(input, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var user = UserChanges.Create(customer, input, identifiers.NewCustomerId());
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateUser(customer), id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(input, ContractsJsonContext.Api.CustomerUser)))
            : null;

        // The hash is expensive, so every check that does not need it comes first, and a duplicate waits for the first request.
        using var claim = await claims.ClaimAsync(actor.Partner, request, cancellationToken);
        if (await store.FindReplayAsync(tenant.Value, actor.Partner, request, cancellationToken) is { } repeated) return Replay(repeated);
        if (await store.FindByNameAsync(tenant.Value, user.UserPrincipalName!, cancellationToken) is not null) return Fault.PrincipalNameTaken();
        var hash = await hashes.HashAsync(actor.Partner, input.PasswordProfile!.Password!, cancellationToken);
        if (hash.Fault is { } busy) return busy;
        var row = UserSerializer.Row(customer, user, hash.Value);
        return await store.AddAsync(
            actor.Partner, customer, row, request, scope => Add(actor, scope, user, row), (Outcome<CustomerUser>)Fault.PrincipalNameTaken(), Replay, cancellationToken);

        Outcome<CustomerUser> Replay(WriteResult result) =>
            result.Status.ToFault() is { } fault ? fault : UserSerializer.Read(result.Body!) with { PasswordProfile = user.PasswordProfile };
    }

    /// <summary>Changes a user, sets its password or restores it. Absent properties keep their values.</summary>
    public async Task<Outcome<CustomerUser>> UpdateAsync(AuditActor actor, Guid customer, Guid user, CustomerUser input, CancellationToken cancellationToken)
    {
        var tenant = await customers.AuthorizeAsync(actor.Caller, customer, cancellationToken);
        if (tenant.Fault is { } refused) return refused;
        var errors = new ValidationErrors();
        validator.ValidateChange(input, errors);
        UserChanges.ValidateState(input.State, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        byte[]? password = null;
        if (input.PasswordProfile?.Password is { Length: > 0 } newPassword)
        {
            // Nothing is hashed for a user that does not exist. Only a restore can refer to a deleted user.
            if (!UserChanges.IsActive(input.State) && (await FindAsync(actor.Caller, customer, user, cancellationToken)).Fault is { } missing) return missing;
            var hash = await hashes.HashAsync(actor.Partner, newPassword, cancellationToken);
            if (hash.Fault is { } busy) return busy;
            password = hash.Value;
        }

        return await store.ReplaceAsync(
            actor.Partner, customer, user, (scope, stored) => Change(actor, scope, stored, input, password), NameTaken, cancellationToken);
    }

    /// <summary>Sets a user's password.</summary>
    public async Task<Outcome<CustomerUser>> ResetPasswordAsync(AuditActor actor, Guid customer, Guid user, CustomerUser input, CancellationToken cancellationToken)
    {
        if ((await customers.AuthorizeAsync(actor.Caller, customer, cancellationToken)).Fault is { } refused) return refused;
        var errors = new ValidationErrors();
        PasswordValidator.Validate(input.PasswordProfile, errors);
        return errors.IsEmpty ? await UpdateAsync(actor, customer, user, new() { PasswordProfile = input.PasswordProfile }, cancellationToken) : Fault.ValidationFailed(errors);
    }

    /// <summary>Deletes a user; it can be restored for 30 days.</summary>
    public async Task<Fault?> DeleteAsync(AuditActor actor, Guid customer, Guid user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (await store.ReplaceAsync(actor.Partner, customer, user, (scope, stored) => Delete(actor, scope, stored, now), NameTaken, cancellationToken)).Fault;
    }

    /// <summary>
    /// Whether the password is that of an active user. The first administrator's password is derived until it is set. Each failed
    /// call computes one hash, even if the tenant or user does not exist, so that the response time does not reveal which exist.
    /// </summary>
    public async Task<Outcome<bool>> VerifyAsync(TenantKey? tenant, string principalName, string password, CancellationToken cancellationToken)
    {
        var user = await store.FindByNameAsync(tenant ?? default, principalName, cancellationToken);
        var verified = await hashes.VerifyAsync(PasswordHasher.AnonymousOwner, user?.Password, password, cancellationToken);
        if (verified.Fault is not null || user is null) return verified;
        if (user.Password is not { } stored) return administrator.Matches(tenant!.Value.Customer, FirstAdministrator.UserName, password);
        if (verified.Value && hashes.NeedsRehash(stored)) await RehashAsync(tenant!.Value, user.User, stored, password, cancellationToken);
        return verified;
    }

    /// <summary>Finds the active user with a principal name and the directory role of a company administrator; null if there is none.</summary>
    public async Task<UserRow?> FindAdministratorAsync(TenantKey tenant, string principalName, CancellationToken cancellationToken) =>
        await store.FindByNameAsync(tenant, principalName, cancellationToken) is { } user
        && (await roles.ListAsync(tenant, user.User, cancellationToken)).Contains(DirectoryRoles.CompanyAdministrator)
            ? user
            : null;

    // A full queue is no reason to reject the sign-in; the next one tries again.
    private async Task RehashAsync(TenantKey tenant, Guid user, byte[] stored, string password, CancellationToken cancellationToken)
    {
        var hash = await hashes.HashAsync(PasswordHasher.AnonymousOwner, password, cancellationToken);
        if (hash.Fault is null) await store.ReplacePasswordAsync(tenant, user, stored, hash.Value, cancellationToken);
    }

    // A restored user keeps its name, so the caller cannot choose another one.
    private static Outcome<CustomerUser> NameTaken(UserRow? stored) => stored is { IsDeleted: true } ? Fault.RestoredNameTaken() : Fault.PrincipalNameTaken();

    private static UserChange<Outcome<CustomerUser>> Add(AuditActor actor, CustomerScope scope, CustomerUser user, UserRow row)
    {
        if ((UserAccess.Refuse(scope.Document) ?? UserValidator.RefuseDomain(user.UserPrincipalName!, scope.Tenant!.Domains)) is { } refused) return new(refused);
        return new(user, row, UserChanges.BuildAudit(actor, scope, AuditOperationType.CreateUser, null, user));
    }

    private static UserChange<Outcome<CustomerUser>> Change(AuditActor actor, CustomerScope scope, UserRow? stored, CustomerUser input, byte[]? password)
    {
        if (UserAccess.Refuse(scope.Document) is { } refused) return new(refused);
        if (stored is null || (stored.IsDeleted && !UserChanges.IsActive(input.State))) return new(Fault.UserNotFound());
        var old = UserSerializer.Read(stored.Body);
        if (stored.IsDeleted) return Restore(actor, scope, stored, old);
        var changed = UserChanges.Apply(old, input);
        if (changed.UserPrincipalName != old.UserPrincipalName && UserValidator.RefuseDomain(changed.UserPrincipalName!, scope.Tenant!.Domains) is { } fault)
            return new(fault);
        var result = password is null ? changed : changed with { PasswordProfile = input.PasswordProfile };
        if (result == old) return new(result);
        return new(result, UserSerializer.Row(stored.Customer, changed, password ?? stored.Password), UserChanges.BuildAudit(actor, scope, old, result));
    }

    private static UserChange<Outcome<CustomerUser>> Restore(AuditActor actor, CustomerScope scope, UserRow stored, CustomerUser old)
    {
        var restored = old with { State = UserSerializer.Active, SoftDeletionTime = null };
        return new(restored, UserSerializer.Row(stored.Customer, restored, stored.Password), UserChanges.BuildAudit(actor, scope, AuditOperationType.RestoreUser, old, restored));
    }

    private static UserChange<Outcome<CustomerUser>> Delete(AuditActor actor, CustomerScope scope, UserRow? stored, DateTimeOffset now)
    {
        if (UserAccess.Refuse(scope.Document) is { } refused) return new(refused);
        if (stored is not { IsDeleted: false }) return new(Fault.UserNotFound());
        var old = UserSerializer.Read(stored.Body);
        var deleted = old with { State = UserSerializer.Inactive, SoftDeletionTime = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };
        var row = UserSerializer.Row(stored.Customer, deleted, stored.Password, now.ToUnixTimeMilliseconds());
        return new(deleted, row, UserChanges.BuildAudit(actor, scope, AuditOperationType.DeleteUser, old, deleted));
    }
}
