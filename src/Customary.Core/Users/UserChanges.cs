using Customary.Core.DirectoryObjects;

namespace Customary.Core.Users;

/// <summary>Applies requests to users, and builds the audit records.</summary>
internal static class UserChanges
{
    /// <summary>Creates a user with its password.</summary>
    public static CustomerUser Create(Guid customer, CustomerUser input, Guid id) => UserSerializer.Complete(customer, Apply(new(), input) with
    {
        Id = id.ToString(),
        PasswordProfile = new() { ForceChangePassword = input.PasswordProfile!.ForceChangePassword ?? false, Password = input.PasswordProfile.Password },
        UserDomainType = UserSerializer.DomainTypes.Find(input.UserDomainType) ?? UserSerializer.DefaultDomainType,
        State = UserSerializer.Active,
    });

    /// <summary>Replaces the properties of a user that the request has. Absent properties keep their values.</summary>
    public static CustomerUser Apply(CustomerUser old, CustomerUser input) => old with
    {
        UsageLocation = FieldText.TrimToNull(input.UsageLocation)?.ToUpperInvariant() ?? old.UsageLocation,
        UserPrincipalName = FieldText.TrimToNull(input.UserPrincipalName) ?? old.UserPrincipalName,
        FirstName = FieldText.TrimToNull(input.FirstName) ?? old.FirstName,
        LastName = FieldText.TrimToNull(input.LastName) ?? old.LastName,
        DisplayName = FieldText.TrimToNull(input.DisplayName) ?? old.DisplayName,
        ImmutableId = FieldText.TrimToNull(input.ImmutableId) ?? old.ImmutableId,
        PhoneNumber = FieldText.TrimToNull(input.PhoneNumber) ?? old.PhoneNumber,
    };

    /// <summary>Whether a state is that of an active user.</summary>
    public static bool IsActive(string? state) => UserSerializer.States.Find(state) == UserSerializer.Active;

    /// <summary>Validates the state in an update: it can only restore a user.</summary>
    public static void ValidateState(string? state, ValidationErrors errors)
    {
        if (!string.IsNullOrEmpty(state) && !IsActive(state)) errors.Add("state", "can only be set to active, which restores a deleted user; delete the user to make it inactive");
    }

    /// <summary>Builds the audit records of an update: one for each documented operation that it contains.</summary>
    public static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, CustomerScope scope, CustomerUser old, CustomerUser changed)
    {
        var entries = new List<AuditEntry>();
        if (changed.UserPrincipalName != old.UserPrincipalName) Add(AuditOperationType.UpdateUserPrincipalName);
        if (changed.PasswordProfile is not null) Add(AuditOperationType.ResetUserPassword);
        if (changed with { PasswordProfile = null, UserPrincipalName = old.UserPrincipalName } != old) Add(AuditOperationType.UpdateUser);
        return entries;

        void Add(string operation) => entries.AddRange(BuildAudit(actor, scope, operation, old, changed));
    }

    /// <summary>Builds the audit record of one operation.</summary>
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
