namespace Customary.Server.Commands;

/// <summary>Reads each audit record once, although the service might truncate the start of a list to a whole second or day.</summary>
internal sealed class AuditFollower(AuditRecordsClient records, DateTimeOffset since, AuditRecordFilter? filter)
{
    private readonly DateTimeOffset _first = since;
    private HashSet<string> _printed = [];
    private DateTimeOffset _since = since;

    /// <summary>The records that were not returned before, the oldest first.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await records.ListAsync(_since, null, filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        List<AuditRecord> added = [.. found.Where(record => !_printed.Contains(record.Id!) && TimeOf(record) >= _first)];
        if (added.Count > 0) _since = TimeOf(added[^1]);

        // A later list starts with the last records of this one, so only these can be returned again.
        _printed = [.. found.Select(record => record.Id!)];
        return added;
    }

    private static DateTimeOffset TimeOf(AuditRecord record) =>
        DateTimeOffset.TryParse(record.OperationDate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.MaxValue;
}
