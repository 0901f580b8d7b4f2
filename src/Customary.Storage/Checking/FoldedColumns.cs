using System.Data.Common;
using System.Text.Json;

namespace Customary.Storage.Checking;

/// <summary>A table whose stored search keys must equal the output of <see cref="FoldedText"/>.</summary>
/// <param name="Finding">The message for a row with wrong search keys.</param>
/// <param name="Query">Returns the two columns of the primary key, then the columns that the comparison needs.</param>
/// <param name="AreRight">Whether the search keys of a row are correct.</param>
internal sealed record FoldedColumns(string Finding, string Query, Func<DbDataReader, bool> AreRight)
{
    /// <summary>All tables with search keys.</summary>
    public static IReadOnlyList<FoldedColumns> All { get; } =
    [
        new(
            "customers: the search keys do not match the domain and the company name",
            "select partner_id, customer_id, domain, domain_key, company_name, company_name_key from customers",
            static row => IsKeyOf(row, 3, row.GetString(2)) && IsKeyOf(row, 5, row.GetString(4))),
        new(
            "users: the search keys do not match the user",
            "select customer_id, user_id, principal_name_key, display_name_key, body from users",
            static row => JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(4), ContractsJsonContext.Api.CustomerUser) is { } user
                && IsKeyOf(row, 2, user.UserPrincipalName) && IsKeyOf(row, 3, user.DisplayName)),
        new(
            "audit_records: the search key does not match the customer name",
            "select partner_id, happened_at, customer_name_key, body from audit_records",
            static row => JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(3), ContractsJsonContext.Api.AuditRecord) is { } record
                && IsKeyOf(row, 2, record.CustomerName)),
    ];

    private static bool IsKeyOf(DbDataReader row, int column, string? text) =>
        row.GetFieldValue<byte[]>(column).AsSpan().SequenceEqual(FoldedText.Key(text ?? ""));
}
