using Customary.Core.Customers;

namespace Customary.Core.Qualifications;

/// <summary>The operations on a customer's qualifications, in the newer and the older resource.</summary>
internal sealed class QualificationService(
    CustomerService customers, TenantStore tenants, QualificationStore store, ValidationCodeService codes, DataKeys keys, QualificationOptions options, TimeProvider clock)
{
    /// <summary>Lists the qualifications of a customer, including those in review.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerQualification>>> ListAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var records = await FindAsync(caller, customer, cancellationToken);
        if (records.Fault is { } fault) return fault;
        var now = clock.GetUtcNow();
        return records.Value.ConvertAll(one => Vetting.Render(one, now));
    }

    /// <summary>Finds the qualification of a customer in the older resource.</summary>
    public async Task<Outcome<string>> FindLegacyAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var records = await FindAsync(caller, customer, cancellationToken);
        return records.Fault is { } fault ? fault : ToLegacy(records.Value);
    }

    /// <summary>
    /// Requests a qualification. A request with the same request id and body as before returns the previous response
    /// (docs/contract.md#idempotency).
    /// </summary>
    public async Task<Outcome<CustomerQualification>> CreateAsync(
        AuditActor actor, Guid customer, CustomerQualificationRequest input, string? code, Guid? requestId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var qualificationRequest = QualificationValidator.Validate(input, code, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateQualification(customer), id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(qualificationRequest, ContractsJsonContext.Api.CustomerQualificationRequest)))
            : null;
        var answer = await AddAsync(actor, customer, qualificationRequest, options.ReviewPeriod, allowSame: false, request, cancellationToken);
        return answer.Fault is { } fault ? fault : JsonSerializer.Deserialize(answer.Value.Body!, ContractsJsonContext.Api.CustomerQualification)!;
    }

    /// <summary>Sets the qualification in the older resource. It is valid at once, without a review.</summary>
    public async Task<Outcome<string>> UpdateLegacyAsync(AuditActor actor, Guid customer, string? value, string? code, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var qualificationRequest = QualificationValidator.ValidateLegacy(value, code, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var answer = await AddAsync(actor, customer, qualificationRequest, TimeSpan.Zero, allowSame: true, request: null, cancellationToken);
        return answer.Fault is { } fault ? fault : ToLegacy([.. answer.Value.Tenant!.Qualifications!]);
    }

    private async Task<Outcome<QualificationResult>> AddAsync(
        AuditActor actor, Guid customer, CustomerQualificationRequest qualificationRequest, TimeSpan review, bool allowSame, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var added = Vetting.Begin(qualificationRequest.Qualification!, qualificationRequest.EducationSegment, qualificationRequest.Website, now, review);
        var rendered = Vetting.RenderNew(added);
        var answer = await store.AddAsync(
            new()
            {
                Partner = actor.Partner,
                Customer = customer,
                Add = records => QualificationValidator.Add(records, added, now, allowSame),
                Code = qualificationRequest.ValidationCode,
                DefaultCode = codes.CreateDefault(actor.Partner),
                At = now,
                Request = request,
                Response = JsonSerializer.SerializeToUtf8Bytes(rendered, ContractsJsonContext.Api.CustomerQualification),
                BuildAudit = tenantRecord => BuildAudit(actor, customer, tenantRecord, rendered, now),
            },
            cancellationToken);
        return answer.Status switch
        {
            WriteStatus.Conflict => Fault.QualificationConflict(added.Qualification, QualificationValidator.FindConflict(answer.Tenant!.Qualifications!, added.Qualification, now)!),
            WriteStatus.CodeUnknown => Fault.InvalidParameter("validationCode", "is not a validation code of this partner"),
            WriteStatus.CodeExhausted => Fault.InvalidParameter("validationCode", "has no uses left; use another validation code"),
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

    private string ToLegacy(List<QualificationRecord> records)
    {
        var now = clock.GetUtcNow();
        var one = records.Find(one => one.Qualification != QualificationKind.StateOwned && Vetting.Status(one, now) is null or Vetting.Approved);
        return QualificationKind.ToLegacy(one?.Qualification);
    }

    private async Task<Outcome<List<QualificationRecord>>> FindAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => new List<QualificationRecord>(found.Record.Qualifications ?? []),
        };
}
