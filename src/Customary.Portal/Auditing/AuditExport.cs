using System.Runtime.CompilerServices;
using Customary.Portal.Exports;

namespace Customary.Portal.Auditing;

/// <summary>The audit log as a CSV file, newest records first.</summary>
internal static class AuditExport
{
    /// <summary>Creates the response with all records of a query.</summary>
    public static CsvResult Create(AuditService audit, Caller caller, AuditQuery query, DateTimeOffset now) => new CsvResult(
        "audit", now,
        [
            Texts.AuditTime, Texts.AuditOperation, Texts.AuditResource, Texts.AuditCustomer, Texts.CustomersId, Texts.AuditUser, Texts.AuditApplication,
            Texts.AuditBefore, Texts.AuditAfter, Texts.AuditCorrelationId, Texts.AuditId,
        ],
        cancellationToken => ReadAsync(audit, caller, query with { Size = CsvResult.PageSize }, cancellationToken));

    private static async IAsyncEnumerable<IReadOnlyList<string?>> ReadAsync(AuditService audit, Caller caller, AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = PagePosition<AuditCursor>.Find(SeekOperation.Last, null, null);
        while (true)
        {
            var page = await audit.FindAsync(caller, query, position, cancellationToken);

            // Records expire while the file is written: none is left.
            if (page.Fault is not null) yield break;
            foreach (var record in page.Value.Items.Reverse())
            {
                yield return
                [
                    record.OperationDate, AuditOperationTexts.Get(record.OperationType), AuditResourceTexts.Get(record.ResourceType), record.CustomerName, record.CustomerId,
                    record.UserPrincipalName, record.ApplicationId, record.ResourceOldValue, record.ResourceNewValue, record.OriginalCorrelationId, record.Id,
                ];
            }

            if (!page.Value.HasPrevious) yield break;
            position = PagePosition<AuditCursor>.Find(SeekOperation.Previous, page.Value.First, page.Value.Last);
        }
    }
}
