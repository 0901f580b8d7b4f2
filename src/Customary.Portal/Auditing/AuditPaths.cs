using Customary.Portal.Application;

namespace Customary.Portal.Auditing;

/// <summary>The paths of the audit log.</summary>
internal static class AuditPaths
{
    /// <summary>The list.</summary>
    public const string List = $"{PortalPaths.Root}/audit";

    /// <summary>The list as a file.</summary>
    public const string Export = $"{List}.csv";

    private const string Record = $"{List}/record";

    /// <summary>The page of a record. Its ID can contain any character, so it is in the query.</summary>
    public static string GetRecord(string? id) => $"{Record}{QueryString.Create("id", id ?? "")}";
}
