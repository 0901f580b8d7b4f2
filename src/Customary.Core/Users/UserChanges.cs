using Customary.Core.Auditing;
using Customary.Core.DirectoryObjects;
using Customary.Storage.Auditing;
using Customary.Storage.Tenants;

namespace Customary.Core.Users;

/// <summary>What becomes of a user by what was sent, and what the log says of it.</summary>
internal static class UserChanges
{
    private static readonly string[] DomainTypes = ["managed", "federated"];

    /// <summary>A new user, complete, with its password.</summary>
    public static CustomerUser New(Guid customer, CustomerUser sent, Guid id) => UserSerializer.Complete(customer, Apply(new(), sent) with
    {
        Id = id.ToString(),
        PasswordProfile = new() { ForceChangePassword = sent.PasswordProfile!.ForceChangePassword ?? false, Password = sent.PasswordProfile.Password },
        UserDomainType = Array.Find(DomainTypes, type => type.Equals(sent.UserDomainType, StringComparison.OrdinalIgnoreCase)) ?? UserSerializer.DefaultDomainType,
        State = UserSerializer.Active,
    });

    /// <summary>A user with what was sent in place of what was there; the rest stays.</summary>
    public static CustomerUser Apply(CustomerUser old, CustomerUser sent) => old with
    {
        UsageLocation = FieldText.TrimToNull(sent.UsageLocation)?.ToUpperInvariant() ?? old.UsageLocation,
        UserPrincipalName = FieldText.TrimToNull(sent.UserPrincipalName) ?? old.UserPrincipalName,
        FirstName = FieldText.TrimToNull(sent.FirstName) ?? old.FirstName,
        LastName = FieldText.TrimToNull(sent.LastName) ?? old.LastName,
        DisplayName = FieldText.TrimToNull(sent.DisplayName) ?? old.DisplayName,
        ImmutableId = FieldText.TrimToNull(sent.ImmutableId) ?? old.ImmutableId,
        PhoneNumber = FieldText.TrimToNull(sent.PhoneNumber) ?? old.PhoneNumber,
    };

    /// <summary>Whether a state that was sent is that of an active user.</summary>
    public static bool IsActive(string? state) => UserSerializer.Active.Equals(state, StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks the state of a change: only a restore is one.</summary>
    public static void ValidateState(string? state, ValidationErrors errors)
    {
        if (!string.IsNullOrEmpty(state) && !IsActive(state)) errors.Add("state", "can be set to active only, which restores a deleted user; delete the user to make it inactive");
    }

    /// <summary>The records of a change: one for each of the documented kinds that it is.</summary>
    public static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, CustomerScope scope, CustomerUser old, CustomerUser changed)
    {
        var entries = new List<AuditEntry>();
        if (changed.UserPrincipalName != old.UserPrincipalName) Add(AuditOperationType.UpdateUserPrincipalName);
        if (changed.PasswordProfile is not null) Add(AuditOperationType.ResetUserPassword);
        if (changed with { PasswordProfile = null, UserPrincipalName = old.UserPrincipalName } != old) Add(AuditOperationType.UpdateUser);
        return entries;

        void Add(string operation) => entries.AddRange(BuildAudit(actor, scope, operation, old, changed));
    }

    /// <summary>The record of one operation.</summary>
    public static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, CustomerScope scope, string operation, CustomerUser? old, CustomerUser changed) =>
        AuditEntries.Create(actor, Guid.Parse(scope.Tenant!.CompanyProfile.TenantId!), [], new(operation, AuditResourceType.CustomerUser)
        {
            Resource = changed.Id,
            CustomerName = scope.Tenant.CompanyProfile.CompanyName,
            Old = old is null ? null : AuditValue.Of(old),
            New = AuditValue.Of(changed),
            Details = [new() { Key = "CustomerUserId", Value = changed.Id }],
        });
}
