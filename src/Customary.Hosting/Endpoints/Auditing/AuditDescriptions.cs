using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>Describes the audit record operations, which have two paths each.</summary>
internal static class AuditDescriptions
{
    private const string Tag = "Audit";
    private const string PartnerId = "4d7f3c1a-9e62-4b8f-a1c5-7b3e0d2f6a98";

    private static readonly AuditRecord Record = new()
    {
        Id = $"{PartnerId}_{CustomerExamples.Id}_customer_addcustomer_638712345678901234",
        PartnerId = PartnerId,
        Participants = [PartnerId],
        CustomerId = CustomerExamples.Id,
        CustomerName = CustomerExamples.CompanyName,
        UserPrincipalName = "ann@contoso.example",
        ApplicationId = "tooling",
        SessionId = "7c1de0a4-52fb-4d37-8e6a-91b3c0f4d825",
        ResourceType = AuditResourceType.Customer,
        ResourceNewValue = "{\"Id\":\"" + CustomerExamples.Id + "\"}",
        OperationType = AuditOperationType.AddCustomer,
        OriginalCorrelationId = "5f0c5f3e-6a3b-4a53-9f0b-0d0a8f3b7c11",
        OperationDate = "2026-03-14T09:26:53.5897932Z",
        OperationStatus = "succeeded",
        CustomizedData = [new() { Key = "PrimaryDomainName", Value = CustomerExamples.Domain }],
        Attributes = new() { ObjectType = "AuditRecord" },
    };

    public static OperationDescription List() => new(Tag, "Get a record of activity")
    {
        Text = "Records are sorted by date, oldest first. Dates are in UTC, such as `2026-03-14`, `2026-03-14T09:26:53Z` or `3/14/2026 9:26:53 AM`. The filter is a JSON object of Field (`CompanyName`, `CustomerId` or `ResourceType`), Value and Operator (`substring` for CompanyName, `equals` for the others).",
        Parameters =
        [
            ParameterDescription.Query("startDate", "The first day or time. Default: 30 days ago.", "2026-03-01"),
            ParameterDescription.Query("endDate", "The last day or time. Default: now.", "2026-03-31"),
            .. ParameterDescription.Paging(),
            ParameterDescription.Query("filter", "The filter, a JSON object.", """{"Field":"CustomerId","Value":"0197d0a3-7c4e-7b1a-8f25-3c9e5d1b6a42","Operator":"equals"}"""),
        ],
        Responses =
        [
            ResponseDescription.Create(200, "A page of audit records.", ContractsJsonContext.Api.AuditCollection,
                ResourceCollections.Create([Record], new() { Self = CustomerLinks.Get("/auditrecords?startDate=2026-03-01") })),
        ],
        Faults = [Fault.InvalidParameter("startDate", "must be a date such as 2024-01-31, 2024-01-31T12:00:00Z or 1/31/2024 12:00:00 AM"), .. FaultDescriptions.Paging],
    };

    public static OperationDescription Get() => new(Tag, "Get an audit record")
    {
        Parameters = [ParameterDescription.Path("record", "The ID of the audit record.", Record.Id!)],
        Responses = [ResponseDescription.Create(200, "The audit record.", ContractsJsonContext.Api.AuditRecord, Record)],
        Faults = [Fault.AuditRecordNotFound()],
    };
}
