using Customary.Storage.Auditing;
using Customary.Storage.Sql;

namespace Customary.Storage.Partners;

/// <summary>The profiles that partners wrote of themselves, as they go over the wire; keyed by partner and profile.</summary>
internal sealed class PartnerProfileStore(Database database, AuditStore audit)
{
    /// <summary>A partner's profile, UTF-8 JSON; null when it never wrote it.</summary>
    public ValueTask<byte[]?> FindAsync(Guid partner, string profile, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, profile), static (session, key, cancellationToken) => FindAsync(session, PartnerSql.FindProfile, key.partner, key.profile, cancellationToken), cancellationToken);

    /// <summary>
    /// Changes a partner's profile: the change sees what is stored, null when it was never written, and gives what to
    /// answer, what to store, null to leave it, and the audit records. No other write comes between. It may be run again, so it must not act.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, string profile, Func<byte[]?, (TAnswer Answer, byte[]? Body, IReadOnlyList<AuditEntry> Audit)> change, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            // There must be a row before it can be held against others who write it for the first time too.
            await session.Prepare(PartnerSql.AddProfile).Bind(partner).Bind(profile).Bind(Array.Empty<byte>()).ExecuteAsync(cancellationToken);
            var (answer, body, entries) = change(await FindAsync(session, PartnerSql.FindProfileForUpdate, partner, profile, cancellationToken));
            if (body is not null) await session.Prepare(PartnerSql.ReplaceProfile).Bind(partner).Bind(profile).Bind(body).ExecuteAsync(cancellationToken);
            await audit.AppendAsync(session, entries, cancellationToken);
            return answer;
        }, cancellationToken);

    private static async ValueTask<byte[]?> FindAsync(DbSession session, string text, Guid partner, string profile, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(text).Bind(partner).Bind(profile).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) && row.GetFieldValue<byte[]>(0) is { Length: > 0 } body ? body : null;
    }
}
