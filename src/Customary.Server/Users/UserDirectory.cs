using System.Globalization;
using System.Text.Json;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Secrets;
using Customary.Server.Storage;

namespace Customary.Server.Users;

/// <summary>The operations on a customer's users.</summary>
internal sealed class UserDirectory(
    CustomerDirectory customers, UserStore store, RoleStore roles, UserRules rules, PasswordHashes hashes, FirstAdministrator administrator,
    RequestClaims claims, DataKeys keys, Identifiers identifiers, TimeProvider clock)
{
    /// <summary>A user that is active.</summary>
    public async Task<Outcome<byte[]>> FindAsync(Caller caller, Guid customer, Guid user, CancellationToken stop)
    {
        var tenant = await customers.EnterAsync(caller, customer, stop);
        if (tenant.Fault is { } refused) return refused;
        return await store.FindAsync(tenant.Value, user, stop) is { } found ? found.Body : Fault.UserNotFound();
    }

    /// <summary>A page of users. A token that leads nowhere any more is a fault, never an empty page.</summary>
    public async Task<Outcome<UserPage>> ListAsync(Caller caller, Guid customer, UserQuery query, CancellationToken stop)
    {
        var tenant = await customers.EnterAsync(caller, customer, stop);
        if (tenant.Fault is { } refused) return refused;

        // One more than the page tells whether the list goes on.
        var read = await store.ListAsync(tenant.Value, new(query.ByDisplayName, query.IsDescending, query.Deleted, query.From, query.Size + 1), stop);
        if (read.Count == 0 && query.From is not null) return Fault.TokenExhausted();
        var goesOn = read.Count > query.Size;
        if (goesOn) read.RemoveAt(read.Count - 1);
        var last = goesOn ? read[^1] : null;
        return new UserPage(
            [.. read.Select(row => UserDocuments.Read(row.Body))],
            last is null ? null : new(query.ByDisplayName ? last.DisplayNameKey : last.PrincipalNameKey, last.User));
    }

    /// <summary>
    /// Creates a user. Repeated with the same request id and body it answers what it answered before and creates
    /// nothing (decision 7); the password is the one that was sent.
    /// </summary>
    public async Task<Outcome<CustomerUser>> CreateAsync(Author author, Guid customer, CustomerUser sent, Guid? requestId, CancellationToken stop)
    {
        var tenant = await customers.EnterAsync(author.Caller, customer, stop);
        if (tenant.Fault is { } refused) return refused;
        var found = new Violations();
        rules.CheckNew(sent, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        var user = UserChanges.New(customer, sent, identifiers.NewCustomerId());
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateUser(customer), id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(sent, WireJson.Wire.CustomerUser)))
            : null;

        // The hash is expensive: what is refused or answered without it is found out first, and a duplicate waits for its twin.
        using var claim = await claims.ClaimAsync(author.Partner, request, stop);
        if (await store.FindAnswerAsync(tenant.Value, author.Partner, request, stop) is { } answered) return Repeat(answered);
        if (await store.FindByNameAsync(tenant.Value, user.UserPrincipalName!, stop) is not null) return Fault.PrincipalNameTaken();
        var hash = await hashes.MakeAsync(author.Partner, sent.PasswordProfile!.Password!, stop);
        if (hash.Fault is { } busy) return busy;
        var row = UserDocuments.Row(customer, user, hash.Value);
        return await store.AddAsync(
            author.Partner, customer, row, request, scope => Add(author, scope, user, row), (Outcome<CustomerUser>)Fault.PrincipalNameTaken(), Repeat, stop);

        Outcome<CustomerUser> Repeat(AddAnswer answer) => answer.Adding switch
        {
            Adding.Repeated => UserDocuments.Read(answer.Body!) with { PasswordProfile = user.PasswordProfile },
            Adding.Gone => Fault.CreatedResourceGone(),
            _ => Fault.RequestIdReused(),
        };
    }

    /// <summary>Changes a user, sets its password, or restores it: what is sent is changed, the rest stays.</summary>
    public async Task<Outcome<CustomerUser>> ChangeAsync(Author author, Guid customer, Guid user, CustomerUser sent, CancellationToken stop)
    {
        var tenant = await customers.EnterAsync(author.Caller, customer, stop);
        if (tenant.Fault is { } refused) return refused;
        var found = new Violations();
        rules.CheckChange(sent, found);
        UserChanges.CheckState(sent.State, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        byte[]? password = null;
        if (sent.PasswordProfile?.Password is { Length: > 0 } set)
        {
            // Without such a user nothing is hashed; a deleted one can only be meant by a restore.
            if (!UserChanges.IsActive(sent.State) && await store.FindAsync(tenant.Value, user, stop) is null) return Fault.UserNotFound();
            var hash = await hashes.MakeAsync(author.Partner, set, stop);
            if (hash.Fault is { } busy) return busy;
            password = hash.Value;
        }

        return await store.ReplaceAsync(
            author.Partner, customer, user, (scope, stored) => Change(author, scope, stored, sent, password),
            (Outcome<CustomerUser>)Fault.PrincipalNameTaken(), stop);
    }

    /// <summary>Sets a user's password.</summary>
    public async Task<Outcome<CustomerUser>> ResetPasswordAsync(Author author, Guid customer, Guid user, CustomerUser sent, CancellationToken stop)
    {
        if ((await customers.EnterAsync(author.Caller, customer, stop)).Fault is { } refused) return refused;
        var found = new Violations();
        PasswordRules.Check(sent.PasswordProfile, found);
        return found.IsEmpty ? await ChangeAsync(author, customer, user, new() { PasswordProfile = sent.PasswordProfile }, stop) : Fault.Invalid(found);
    }

    /// <summary>Deletes a user; it can be restored for 30 days.</summary>
    public async Task<Fault?> DeleteAsync(Author author, Guid customer, Guid user, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return (await store.ReplaceAsync(author.Partner, customer, user, (scope, stored) => Delete(author, scope, stored, now), (Outcome<CustomerUser>)Fault.PrincipalNameTaken(), stop)).Fault;
    }

    /// <summary>
    /// Whether that is the password of an active user; the first administrator's is derived until it is set. Each call
    /// computes one hash, whether there is such a tenant or user or not, so that its time reveals neither.
    /// </summary>
    public async Task<Outcome<bool>> VerifyAsync(TenantKey? tenant, string principalName, string password, CancellationToken stop)
    {
        var user = await store.FindByNameAsync(tenant ?? default, principalName, stop);
        var verified = await hashes.VerifyAsync(PasswordHashes.AnonymousOwner, user?.Password, password, stop);
        if (verified.Fault is not null || user is null || user.Password is not null) return verified;
        return administrator.Is(tenant!.Value.Customer, FirstAdministrator.UserName, password);
    }

    /// <summary>Whether that is the password of an active user who may decide for the customer.</summary>
    public async Task<Outcome<bool>> VerifyAdministratorAsync(TenantKey? tenant, string principalName, string password, CancellationToken stop)
    {
        var verified = await VerifyAsync(tenant, principalName, password, stop);
        if (verified.Fault is not null || !verified.Value || tenant is not { } known) return verified;
        return await store.FindByNameAsync(known, principalName, stop) is { } user
            && (await roles.ListAsync(known, user.User, stop)).Contains(DirectoryRoles.CompanyAdministrator);
    }

    private static UserChange<Outcome<CustomerUser>> Add(Author author, CustomerScope scope, CustomerUser user, UserRow row)
    {
        if ((UserAccess.Refuse(scope.Document) ?? UserRules.RefuseDomain(user.UserPrincipalName!, scope.Facts!.Domains)) is { } refused) return new(refused);
        return new(user, row, UserChanges.Tell(author, scope, AuditOperationType.CreateUser, null, user));
    }

    private static UserChange<Outcome<CustomerUser>> Change(Author author, CustomerScope scope, UserRow? stored, CustomerUser sent, byte[]? password)
    {
        if (UserAccess.Refuse(scope.Document) is { } refused) return new(refused);
        if (stored is null || (stored.IsDeleted && !UserChanges.IsActive(sent.State))) return new(Fault.UserNotFound());
        var old = UserDocuments.Read(stored.Body);
        if (stored.IsDeleted) return Restore(author, scope, stored, old);
        var changed = UserChanges.Apply(old, sent);
        if (changed.UserPrincipalName != old.UserPrincipalName && UserRules.RefuseDomain(changed.UserPrincipalName!, scope.Facts!.Domains) is { } elsewhere)
            return new(elsewhere);
        var answer = password is null ? changed : changed with { PasswordProfile = sent.PasswordProfile };
        if (answer == old) return new(answer);
        return new(answer, UserDocuments.Row(stored.Customer, changed, password ?? stored.Password), UserChanges.Tell(author, scope, old, answer));
    }

    private static UserChange<Outcome<CustomerUser>> Restore(Author author, CustomerScope scope, UserRow stored, CustomerUser old)
    {
        var restored = old with { State = UserDocuments.Active, SoftDeletionTime = null };
        return new(restored, UserDocuments.Row(stored.Customer, restored, stored.Password), UserChanges.Tell(author, scope, AuditOperationType.RestoreUser, old, restored));
    }

    private static UserChange<Outcome<CustomerUser>> Delete(Author author, CustomerScope scope, UserRow? stored, DateTimeOffset now)
    {
        if (UserAccess.Refuse(scope.Document) is { } refused) return new(refused);
        if (stored is not { IsDeleted: false }) return new(Fault.UserNotFound());
        var old = UserDocuments.Read(stored.Body);
        var deleted = old with { State = UserDocuments.Inactive, SoftDeletionTime = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };
        var row = UserDocuments.Row(stored.Customer, deleted, stored.Password, now.ToUnixTimeMilliseconds());
        return new(deleted, row, UserChanges.Tell(author, scope, AuditOperationType.DeleteUser, old, deleted));
    }
}
