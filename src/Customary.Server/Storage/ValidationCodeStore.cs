using System.Data.Common;

namespace Customary.Server.Storage;

/// <summary>The validation codes of all partners, keyed by the partner.</summary>
public sealed class ValidationCodeStore(Database database)
{
    /// <summary>A partner's codes, in their order; empty when it has none.</summary>
    public ValueTask<List<ValidationCodeRow>> ListAsync(Guid partner, CancellationToken stop) =>
        database.ReadAsync(partner, static (session, partner, stop) => ReadAsync(session.Statement(ValidationCodeSql.List).With(partner), stop), stop);

    /// <summary>The codes of all partners.</summary>
    public ValueTask<List<ValidationCodeRow>> ListAsync(CancellationToken stop) =>
        database.ReadAsync(0, static (session, _, stop) => ReadAsync(session.Statement(ValidationCodeSql.ListAll), stop), stop);

    /// <summary>Gives a partner a code, or changes one that it has: what was used of it stays used.</summary>
    public Task<int> PutAsync(ValidationCodeRow code, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) => await With(session.Statement(ValidationCodeSql.Put), code).ExecuteAsync(stop), stop);

    /// <summary>Takes a code from a partner; false where it has none of that name.</summary>
    public Task<bool> RemoveAsync(Guid partner, string validationId, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
            await session.Statement(ValidationCodeSql.Remove).With(partner).With(validationId).ExecuteAsync(stop) == 1, stop);

    /// <summary>
    /// Counts one use of a code in the transaction of the qualification: of several that want the last one, one gets
    /// it. Where the partner has no code at all, it has the standard one, if there is one.
    /// </summary>
    internal static async Task<CodeUse> UseAsync(Session session, Guid partner, string validationId, ValidationCodeRow? standard, DateTimeOffset now, CancellationToken stop)
    {
        if (standard?.ValidationId == validationId && !await AnyAsync(session.Statement(ValidationCodeSql.FindAny).With(partner), stop))
            await With(session.Statement(ValidationCodeSql.AddFirst), standard).ExecuteAsync(stop);
        if (await session.Statement(ValidationCodeSql.Use).With(partner).With(validationId).With(now.UtcTicks).ExecuteAsync(stop) == 1) return CodeUse.Used;
        return await AnyAsync(session.Statement(ValidationCodeSql.Find).With(partner).With(validationId), stop) ? CodeUse.Exhausted : CodeUse.Unknown;
    }

    private static Statement With(Statement statement, ValidationCodeRow code) => statement
        .With(code.Partner).With(code.ValidationId).With(code.OrganizationName).With(code.MaxCreates).With(code.UsedCreates).With(code.ChangedAt);

    private static async ValueTask<bool> AnyAsync(Statement query, CancellationToken stop)
    {
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop);
    }

    private static async ValueTask<List<ValidationCodeRow>> ReadAsync(Statement query, CancellationToken stop)
    {
        var found = new List<ValidationCodeRow>();
        await using var row = await query.QueryAsync(stop);
        while (await row.ReadAsync(stop)) found.Add(Read(query, row));
        return found;
    }

    private static ValidationCodeRow Read(Statement query, DbDataReader row) =>
        new(query.GetGuid(row, 0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
