namespace Customary.Portal.Auditing;

/// <summary>The operations of the audit log in the languages of the portal.</summary>
internal static class AuditOperationTexts
{
    private static readonly Dictionary<string, Func<string>> Known = new()
    {
        [AuditOperationType.AddCustomer] = () => Texts.AuditAddCustomer,
        [AuditOperationType.UpdateBillingProfile] = () => Texts.AuditUpdateBillingProfile,
        [AuditOperationType.UpdateQualification] = () => Texts.AuditUpdateQualification,
        [AuditOperationType.CreateAgreement] = () => Texts.AuditCreateAgreement,
        [AuditOperationType.RemoveRelationship] = () => Texts.AuditRemoveRelationship,
        [AuditOperationType.ExtendRelationship] = () => Texts.AuditExtendRelationship,
        [AuditOperationType.ApproveDelegatedAccess] = () => Texts.AuditApproveDelegatedAccess,
        [AuditOperationType.EndDelegatedAccess] = () => Texts.AuditEndDelegatedAccess,
        [AuditOperationType.UpdateCompanyInfo] = () => Texts.AuditUpdateCompanyInfo,
        [AuditOperationType.CreateMpnAssociation] = () => Texts.AuditCreateMpnAssociation,
        [AuditOperationType.UpdateMpnAssociation] = () => Texts.AuditUpdateMpnAssociation,
        [AuditOperationType.CreatePartnerRelationship] = () => Texts.AuditCreatePartnerRelationship,
        [AuditOperationType.RemovePartnerRelationship] = () => Texts.AuditRemovePartnerRelationship,
        [AuditOperationType.CreateUser] = () => Texts.AuditCreateUser,
        [AuditOperationType.UpdateUser] = () => Texts.AuditUpdateUser,
        [AuditOperationType.UpdateUserPrincipalName] = () => Texts.AuditUpdateUserPrincipalName,
        [AuditOperationType.ResetUserPassword] = () => Texts.AuditResetUserPassword,
        [AuditOperationType.DeleteUser] = () => Texts.AuditDeleteUser,
        [AuditOperationType.RestoreUser] = () => Texts.AuditRestoreUser,
        [AuditOperationType.AddUserMember] = () => Texts.AuditAddUserMember,
        [AuditOperationType.RemoveUserMember] = () => Texts.AuditRemoveUserMember,
        [AuditOperationType.DeleteCustomer] = () => Texts.AuditDeleteCustomer,
    };

    /// <summary>The operations to choose from, and their texts, sorted by text.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> GetChoices() =>
        [.. Known.Select(operation => KeyValuePair.Create(operation.Key, operation.Value())).OrderBy(choice => choice.Value, StringComparer.CurrentCulture)];

    /// <summary>Returns the text of an operation; its name if it has none.</summary>
    public static string Get(string? operation) => operation is not null && Known.TryGetValue(operation, out var getText) ? getText() : operation ?? "";

    /// <summary>Whether an operation has a text.</summary>
    internal static bool Has(string operation) => Known.ContainsKey(operation);
}
