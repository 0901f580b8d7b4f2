using System.Data.Common;

namespace Customary.Storage.Qualifications;

/// <summary>Stores the validation codes of partners.</summary>
internal sealed class ValidationCodeStore(Database database)
{
    /// <summary>Lists a partner's codes, sorted by code.</summary>
    public ValueTask<List<ValidationCodeRow>> ListAsync(Guid partner, CancellationToken cancellationToken) =>
        database.ReadAsync(partner, static (session, partner, cancellationToken) => ReadAsync(session.Prepare(ValidationCodeSql.List).Bind(partner), cancellationToken), cancellationToken);

    /// <summary>Lists the codes of all partners, sorted by partner and code.</summary>
    public ValueTask<List<ValidationCodeRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static (session, _, cancellationToken) => ReadAsync(session.Prepare(ValidationCodeSql.ListAll), cancellationToken), cancellationToken);

    /// <summary>Adds or replaces a code in one statement. The number of uses of an existing code is unchanged.</summary>
    public Task<int> ReplaceAsync(ValidationCodeRow code, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) => await Bind(session.Prepare(ValidationCodeSql.Replace), code).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Removes a code; false when it does not exist.</summary>
    public Task<bool> RemoveAsync(Guid partner, string validationId, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
            await session.Prepare(ValidationCodeSql.Remove).Bind(partner).Bind(validationId).ExecuteAsync(cancellationToken) == 1, cancellationToken);

    /// <summary>
    /// Counts one use of a code in the transaction of the qualification. Concurrent uses never exceed the limit. A partner
    /// without codes receives <paramref name="defaultCode"/> if it is not null.
    /// </summary>
    internal static async Task<ValidationCodeUse> UseAsync(DbSession session, Guid partner, string validationId, ValidationCodeRow? defaultCode, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (defaultCode?.ValidationId == validationId && !await AnyAsync(session.Prepare(ValidationCodeSql.FindAny).Bind(partner), cancellationToken))
            await Bind(session.Prepare(ValidationCodeSql.AddFirst), defaultCode).ExecuteAsync(cancellationToken);
        if (await session.Prepare(ValidationCodeSql.Use).Bind(partner).Bind(validationId).Bind(now.UtcTicks).ExecuteAsync(cancellationToken) == 1) return ValidationCodeUse.Used;
        return await AnyAsync(session.Prepare(ValidationCodeSql.Find).Bind(partner).Bind(validationId), cancellationToken) ? ValidationCodeUse.Exhausted : ValidationCodeUse.Unknown;
    }

    private static PreparedStatement Bind(PreparedStatement statement, ValidationCodeRow code) => statement
        .Bind(code.Partner).Bind(code.ValidationId).Bind(code.OrganizationName).Bind(code.MaxCreates).Bind(code.UsedCreates).Bind(code.ChangedAt);

    private static async ValueTask<bool> AnyAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken);
    }

    private static async ValueTask<List<ValidationCodeRow>> ReadAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        var codes = new List<ValidationCodeRow>();
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) codes.Add(Read(query, row));
        return codes;
    }

    private static ValidationCodeRow Read(PreparedStatement query, DbDataReader row) =>
        new(query.GetGuid(row, 0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
