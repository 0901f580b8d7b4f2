using System.Globalization;

namespace Customary.Client;

/// <summary>Reads the records of changes that the partner made.</summary>
public class AuditRecordsClient : ResourceClient
{
    internal AuditRecordsClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected AuditRecordsClient()
    {
    }

    /// <summary>Lists records, the oldest first.</summary>
    /// <param name="startDate">The time from which on. The service keeps records for 90 days.</param>
    /// <param name="endDate">The time up to which. Default: no end.</param>
    /// <param name="filter">Which records. Default: all.</param>
    /// <param name="pageSize">How many records a page has, from 1 to 500. Default: 500.</param>
    /// <param name="continuationToken">The token of a page of the same list, to continue after it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public virtual AsyncResourceList<AuditRecord> ListAsync(
        DateTimeOffset startDate, DateTimeOffset? endDate = null, AuditRecordFilter? filter = null, int? pageSize = null, string? continuationToken = null,
        CancellationToken cancellationToken = default) =>
        new PagedResourceList<AuditRecord>(
            Pipeline,
            ApiRequest.Get(Operations.ListAuditRecords, QueryBuilder.Build(
                "/v1/auditrecords",
                ("startDate", ToText(startDate)),
                ("endDate", endDate is { } end ? ToText(end) : null),
                ("size", pageSize?.ToString(CultureInfo.InvariantCulture)),
                ("filter", filter?.Json))),
            continuationToken, seek: false, cancellationToken);

    /// <summary>Reads one record.</summary>
    /// <param name="recordId">The record ID.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<AuditRecord> GetAsync(string recordId, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<AuditRecord>(ApiRequest.Get(Operations.GetAuditRecord, $"/v1/auditrecords/{Uri.EscapeDataString(Guard.NotEmpty(recordId))}"), cancellationToken);

    private static string ToText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
