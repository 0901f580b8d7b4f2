using Customary.Storage.Auditing;

namespace Customary.Storage.Partners;

/// <summary>Stores the partners' own profiles in the API's JSON, by partner and profile type.</summary>
internal sealed class PartnerProfileStore(Database database, AuditStore audit)
{
    /// <summary>Finds a partner's profile, UTF-8 JSON; null when it was never written.</summary>
    public ValueTask<byte[]?> FindAsync(Guid partner, string profile, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, profile), static (session, key, cancellationToken) => FindAsync(session, PartnerSql.FindProfile, key.partner, key.profile, cancellationToken), cancellationToken);

    /// <summary>
    /// Reads and replaces a partner's profile in one transaction, while the profile is locked. The delegate receives the stored
    /// profile (null when it was never written) and returns the result, the new profile (null to change nothing) and the
    /// audit records. It can run several times, so it must have no side effects.
    /// </summary>
    public Task<TResult> ReplaceAsync<TResult>(
        Guid partner, string profile, Func<byte[]?, (TResult Result, byte[]? Body, IReadOnlyList<AuditEntry> Audit)> change, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            // Only an existing row can be locked against a concurrent first write.
            await session.Prepare(PartnerSql.AddProfile).Bind(partner).Bind(profile).Bind(Array.Empty<byte>()).ExecuteAsync(cancellationToken);
            var (result, body, entries) = change(await FindAsync(session, PartnerSql.FindProfileForUpdate, partner, profile, cancellationToken));
            if (body is not null) await session.Prepare(PartnerSql.ReplaceProfile).Bind(partner).Bind(profile).Bind(body).ExecuteAsync(cancellationToken);
            await audit.AddAsync(session, entries, cancellationToken);
            return result;
        }, cancellationToken);

    private static async ValueTask<byte[]?> FindAsync(DbSession session, string sql, Guid partner, string profile, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(sql).Bind(partner).Bind(profile).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) && row.GetFieldValue<byte[]>(0) is { Length: > 0 } body ? body : null;
    }
}
