using System.Data.Common;
using Customary.Storage.Sql;

namespace Customary.Storage.Qualifications;

/// <summary>The validation codes of all partners, keyed by the partner.</summary>
internal sealed class ValidationCodeStore(Database database)
{
    /// <summary>A partner's codes, in their order; empty when it has none.</summary>
    public ValueTask<List<ValidationCodeRow>> ListAsync(Guid partner, CancellationToken cancellationToken) =>
        database.ReadAsync(partner, static (session, partner, cancellationToken) => ReadAsync(session.Prepare(ValidationCodeSql.List).Bind(partner), cancellationToken), cancellationToken);

    /// <summary>The codes of all partners.</summary>
    public ValueTask<List<ValidationCodeRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static (session, _, cancellationToken) => ReadAsync(session.Prepare(ValidationCodeSql.ListAll), cancellationToken), cancellationToken);

    /// <summary>Gives a partner a code, or changes one that it has: what was used of it stays used.</summary>
    public Task<int> SetAsync(ValidationCodeRow code, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) => await With(session.Prepare(ValidationCodeSql.Put), code).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Takes a code from a partner; false where it has none of that name.</summary>
    public Task<bool> RemoveAsync(Guid partner, string validationId, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
            await session.Prepare(ValidationCodeSql.Remove).Bind(partner).Bind(validationId).ExecuteAsync(cancellationToken) == 1, cancellationToken);

    /// <summary>
    /// Counts one use of a code in the transaction of the qualification: of several that want the last one, one gets
    /// it. Where the partner has no code at all, it has the standard one, if there is one.
    /// </summary>
    internal static async Task<ValidationCodeUse> UseAsync(DbSession session, Guid partner, string validationId, ValidationCodeRow? standard, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (standard?.ValidationId == validationId && !await AnyAsync(session.Prepare(ValidationCodeSql.FindAny).Bind(partner), cancellationToken))
            await With(session.Prepare(ValidationCodeSql.AddFirst), standard).ExecuteAsync(cancellationToken);
        if (await session.Prepare(ValidationCodeSql.Use).Bind(partner).Bind(validationId).Bind(now.UtcTicks).ExecuteAsync(cancellationToken) == 1) return ValidationCodeUse.Used;
        return await AnyAsync(session.Prepare(ValidationCodeSql.Find).Bind(partner).Bind(validationId), cancellationToken) ? ValidationCodeUse.Exhausted : ValidationCodeUse.Unknown;
    }

    private static PreparedStatement With(PreparedStatement statement, ValidationCodeRow code) => statement
        .Bind(code.Partner).Bind(code.ValidationId).Bind(code.OrganizationName).Bind(code.MaxCreates).Bind(code.UsedCreates).Bind(code.ChangedAt);

    private static async ValueTask<bool> AnyAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken);
    }

    private static async ValueTask<List<ValidationCodeRow>> ReadAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        var found = new List<ValidationCodeRow>();
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) found.Add(Read(query, row));
        return found;
    }

    private static ValidationCodeRow Read(PreparedStatement query, DbDataReader row) =>
        new(query.GetGuid(row, 0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
