namespace Customary.Portal.Auditing;

/// <summary>The names of the details of audit records in the languages of the portal.</summary>
internal static class AuditDetailTexts
{
    private static readonly Dictionary<string, Func<string>> Known = new()
    {
        ["Profile"] = () => Texts.AuditDetailProfile,
        ["VerifiedDomainName"] = () => Texts.AuditDetailVerifiedDomainName,
        ["PrimaryDomainName"] = () => Texts.AuditDetailPrimaryDomainName,
        ["Relationship"] = () => Texts.AuditDetailRelationship,
        ["Qualification"] = () => Texts.AuditDetailQualification,
        ["RoleId"] = () => Texts.AuditDetailRoleId,
        ["CustomerUserId"] = () => Texts.AuditDetailCustomerUserId,
        ["AgreementType"] = () => Texts.AuditDetailAgreementType,
        ["TemplateId"] = () => Texts.AuditDetailTemplateId,
        ["TokenApplicationId"] = () => Texts.AuditDetailTokenApplicationId,
    };

    /// <summary>Returns the text of a name; the name if it has none.</summary>
    public static string Get(string? name) => name is not null && Known.TryGetValue(name, out var getText) ? getText() : name ?? "";

    /// <summary>Whether a name has a text.</summary>
    internal static bool Has(string name) => Known.ContainsKey(name);
}
