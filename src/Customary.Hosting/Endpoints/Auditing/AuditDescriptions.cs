using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>What the operations on audit records are, under both addresses.</summary>
internal static class AuditDescriptions
{
    private const string Tag = "Audit";
    private const string Partner = "4d7f3c1a-9e62-4b8f-a1c5-7b3e0d2f6a98";

    private static readonly AuditRecord Record = new()
    {
        Id = $"{Partner}_{CustomerExamples.Id}_customer_addcustomer_638712345678901234",
        PartnerId = Partner,
        Participants = [Partner],
        CustomerId = CustomerExamples.Id,
        CustomerName = CustomerExamples.CompanyName,
        UserPrincipalName = "ann@contoso.example",
        ApplicationId = "tooling",
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
        Text = "Oldest first. Dates are UTC, such as `2026-03-14`, `2026-03-14T09:26:53Z` or `3/14/2026 9:26:53 AM`. The filter is a JSON object of Field (`CompanyName`, `CustomerId` or `ResourceType`), Value and Operator (`substring` for a name, else `equals`).",
        Parameters =
        [
            ParameterDescription.Query("startDate", "The first day or instant; 30 days ago where it is not sent.", "2026-03-01"),
            ParameterDescription.Query("endDate", "The last day or instant; now where it is not sent.", "2026-03-31"),
            ParameterDescription.Size(),
            ParameterDescription.Query("filter", "Which records: a JSON object.", """{"Field":"CustomerId","Value":"0197d0a3-7c4e-7b1a-8f25-3c9e5d1b6a42","Operator":"equals"}"""),
            ParameterDescription.ContinuationToken(),
        ],
        Responses =
        [
            ResponseDescription.Of(200, "A page of records.", ContractsJsonContext.Api.AuditCollection, new()
            {
                TotalCount = 1,
                Items = [Record],
                Links = new() { Self = CustomerLinks.Get("/auditrecords?startDate=2026-03-01") },
                Attributes = new() { ObjectType = ObjectTypes.Collection },
            }),
        ],
        Faults = [Fault.InvalidParameter("startDate", "must be a date such as 2024-01-31, 2024-01-31T12:00:00Z or 1/31/2024 12:00:00 AM"), Fault.InvalidContinuationToken()],
    };

    public static OperationDescription Get() => new(Tag, "Get an audit record")
    {
        Parameters = [ParameterDescription.Path("record", "The id of the record.", Record.Id!)],
        Responses = [ResponseDescription.Of(200, "The record.", ContractsJsonContext.Api.AuditRecord, Record)],
        Faults = [Fault.AuditRecordNotFound()],
    };
}
