namespace Customary.Server.Storage;

/// <summary>The profiles that partners wrote of themselves, as they go over the wire; keyed by partner and profile.</summary>
public sealed class PartnerProfileStore(Database database, AuditStore audit)
{
    /// <summary>A partner's profile, UTF-8 JSON; null when it never wrote it.</summary>
    public ValueTask<byte[]?> FindAsync(Guid partner, string profile, CancellationToken stop) =>
        database.ReadAsync((partner, profile), static (session, key, stop) => FindAsync(session, PartnerSql.FindProfile, key.partner, key.profile, stop), stop);

    /// <summary>
    /// Changes a partner's profile: the change sees what is stored, null when it was never written, and gives what to
    /// answer, what to store, null to leave it, and the audit records. No other write comes between. It may be run again, so it must not act.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, string profile, Func<byte[]?, (TAnswer Answer, byte[]? Body, IReadOnlyList<AuditEntry> Audit)> change, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            // There must be a row before it can be held against others who write it for the first time too.
            await session.Statement(PartnerSql.AddProfile).With(partner).With(profile).With(Array.Empty<byte>()).ExecuteAsync(stop);
            var (answer, body, entries) = change(await FindAsync(session, PartnerSql.FindProfileForUpdate, partner, profile, stop));
            if (body is not null) await session.Statement(PartnerSql.ReplaceProfile).With(partner).With(profile).With(body).ExecuteAsync(stop);
            await audit.AppendAsync(session, entries, stop);
            return answer;
        }, stop);

    private static async ValueTask<byte[]?> FindAsync(Session session, string text, Guid partner, string profile, CancellationToken stop)
    {
        await using var row = await session.Statement(text).With(partner).With(profile).QueryAsync(stop);
        return await row.ReadAsync(stop) && row.GetFieldValue<byte[]>(0) is { Length: > 0 } body ? body : null;
    }
}
