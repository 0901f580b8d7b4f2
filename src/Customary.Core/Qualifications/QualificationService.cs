using System.Text.Json;
using Customary.Core.Auditing;
using Customary.Core.Customers;
using Customary.Core.Security;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Qualifications;
using Customary.Storage.Tenants;

namespace Customary.Core.Qualifications;

/// <summary>The operations on a customer's qualifications, in the newer resource and in the older one.</summary>
internal sealed class QualificationService(
    CustomerService customers, TenantStore tenants, QualificationStore store, ValidationCodeService codes, DataKeys keys, QualificationOptions options, TimeProvider clock)
{
    /// <summary>All qualifications that a customer has or asked for.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerQualification>>> ListAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var held = await FindAsync(caller, customer, cancellationToken);
        if (held.Fault is { } fault) return fault;
        var now = clock.GetUtcNow();
        return held.Value.ConvertAll(one => Vetting.Render(one, now));
    }

    /// <summary>The one qualification that the older resource knows, in its spelling.</summary>
    public async Task<Outcome<string>> FindLegacyAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var held = await FindAsync(caller, customer, cancellationToken);
        return held.Fault is { } fault ? fault : ToLegacy(held.Value);
    }

    /// <summary>
    /// Asks for a qualification. Repeated with the same request id and body it answers what it answered before
    /// (decision 7).
    /// </summary>
    public async Task<Outcome<CustomerQualification>> CreateAsync(
        AuditActor actor, Guid customer, CustomerQualificationRequest sent, string? code, Guid? requestId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var asked = QualificationValidator.Validate(sent, code, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateQualification(customer), id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(asked, ContractsJsonContext.Api.CustomerQualificationRequest)))
            : null;
        var answer = await AddAsync(actor, customer, asked, options.ReviewPeriod, sameIsGood: false, request, cancellationToken);
        return answer.Fault is { } fault ? fault : JsonSerializer.Deserialize(answer.Value.Body!, ContractsJsonContext.Api.CustomerQualification)!;
    }

    /// <summary>Sets the older resource, which vets nothing: what it is set to holds at once.</summary>
    public async Task<Outcome<string>> UpdateLegacyAsync(AuditActor actor, Guid customer, string? sent, string? code, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var asked = QualificationValidator.ValidateLegacy(sent, code, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var answer = await AddAsync(actor, customer, asked, TimeSpan.Zero, sameIsGood: true, request: null, cancellationToken);
        return answer.Fault is { } fault ? fault : ToLegacy([.. answer.Value.Tenant!.Qualifications!]);
    }

    private async Task<Outcome<QualificationResult>> AddAsync(
        AuditActor actor, Guid customer, CustomerQualificationRequest asked, TimeSpan review, bool sameIsGood, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var added = Vetting.Begin(asked.Qualification!, asked.EducationSegment, asked.Website, now, review);
        var rendered = Vetting.RenderNew(added);
        var answer = await store.AddAsync(
            new()
            {
                Partner = actor.Partner,
                Customer = customer,
                Add = held => QualificationValidator.Add(held, added, now, sameIsGood),
                Code = asked.ValidationCode,
                DefaultCode = codes.CreateDefault(actor.Partner),
                At = now,
                Request = request,
                Response = JsonSerializer.SerializeToUtf8Bytes(rendered, ContractsJsonContext.Api.CustomerQualification),
                BuildAudit = tenantRecord => BuildAudit(actor, customer, tenantRecord, rendered, now),
            },
            cancellationToken);
        return answer.Status switch
        {
            WriteStatus.Conflict => Fault.QualificationConflict(added.Qualification),
            WriteStatus.CodeUnknown => Fault.InvalidParameter("validationCode", "is none of this partner's validation codes"),
            WriteStatus.CodeExhausted => Fault.InvalidParameter("validationCode", "is used up: no more customers can be qualified with it"),
            var status when status.ToFault() is { } fault => fault,
            _ => answer,
        };
    }

    private static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, Guid customer, TenantRecord tenantRecord, CustomerQualification added, DateTimeOffset now) =>
        AuditEntries.Create(actor, customer, [], new(AuditOperationType.UpdateQualification, AuditResourceType.Customer)
        {
            CustomerName = tenantRecord.CompanyProfile.CompanyName,
            Old = tenantRecord.Qualifications?.LastOrDefault(one => one.Qualification == added.Qualification) is { } before ? AuditValue.Of(Vetting.Render(before, now)) : null,
            New = AuditValue.Of(added),
            Details = [new() { Key = "Qualification", Value = added.Qualification }],
        });

    private string ToLegacy(List<QualificationRecord> held)
    {
        var now = clock.GetUtcNow();
        var good = held.FindAll(one => Vetting.Status(one, now) is null or Vetting.Approved);
        var one = good.Find(one => one.Qualification != QualificationKind.StateOwned) ?? good.FirstOrDefault();
        return (one?.Qualification ?? QualificationKind.None).ToLowerInvariant();
    }

    private async Task<Outcome<List<QualificationRecord>>> FindAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => new List<QualificationRecord>(found.Record.Qualifications ?? []),
        };
}
