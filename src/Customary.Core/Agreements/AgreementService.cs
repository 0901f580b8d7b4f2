using Customary.Core.Customers;

namespace Customary.Core.Agreements;

/// <summary>The operations on agreements that customers accept.</summary>
internal sealed class AgreementService(
    CustomerService customers, TenantStore tenants, AgreementStore store, AgreementValidator validator, DataKeys keys, IdGenerator identifiers)
{
    /// <summary>Lists the metadata of the agreements of a type.</summary>
    public static Outcome<IReadOnlyList<AgreementMetadata>> ListMetadata(string? agreementType) =>
        AgreementTemplates.FindByType(agreementType) is { } templates ? new List<AgreementMetadata>(templates) : UnknownType();

    /// <summary>Lists the agreements of a type that this partner confirmed for a customer.</summary>
    public async Task<Outcome<IReadOnlyList<Agreement>>> ListAsync(Caller caller, Guid customer, string? agreementType, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        if (AgreementTemplates.FindByType(agreementType) is not { } templates) return UnknownType();
        var all = (await store.ListAsync(caller.Partner, customer, cancellationToken)).ConvertAll(Read);
        return all.FindAll(agreement => templates.Any(template => template.AgreementType == agreement.Type));
    }

    /// <summary>
    /// Confirms that a customer accepted an agreement. A request with the same request id and body as before returns the previous
    /// response (docs/contract.md#idempotency).
    /// </summary>
    public async Task<Outcome<Agreement>> CreateAsync(AuditActor actor, Guid customer, Agreement input, Guid? requestId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var agreement = validator.Validate(input, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var confirmed = agreement with { UserId = actor.Caller.UserId };
        var result = await store.AddAsync(
            new()
            {
                Partner = actor.Partner,
                Customer = customer,
                Id = identifiers.NewCustomerId(),
                Body = Write(confirmed),
                IsSame = body => AgreementValidator.AreSame(Read(body), confirmed),
                Request = requestId is { } id ? new(IdempotentRequest.CreateAgreement(customer), id, keys.Fingerprint(Write(agreement))) : null,
                BuildAudit = tenantRecord => BuildAudit(actor, customer, tenantRecord, confirmed),
            },
            cancellationToken);
        return result.Status switch
        {
            WriteStatus.AlreadyExists => Fault.AgreementExists(),
            var status when status.ToFault() is { } fault => fault,
            _ => Read(result.Body!),
        };
    }

    /// <summary>Finds whether the customer itself accepted the Microsoft Customer Agreement.</summary>
    public async Task<Outcome<DirectSignedCustomerAgreementStatus>> FindDirectSignedAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => new DirectSignedCustomerAgreementStatus { IsSigned = found.Record.HasSignedAgreement == true },
        };

    private static Fault UnknownType() => Fault.ValueNotKnown("agreementType", AgreementTemplates.Allowed);

    private static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, Guid customer, TenantRecord tenantRecord, Agreement agreement) =>
        AuditEntries.Create(actor, customer, [], new(AuditOperationType.CreateAgreement, AuditResourceType.Agreement)
        {
            CustomerName = tenantRecord.CompanyProfile.CompanyName,
            New = AuditValue.Of(agreement),
            Details = [new() { Key = "AgreementType", Value = agreement.Type }, new() { Key = "TemplateId", Value = agreement.TemplateId }],
        });

    private static byte[] Write(Agreement agreement) => JsonSerializer.SerializeToUtf8Bytes(agreement, ContractsJsonContext.Api.Agreement);

    private static Agreement Read(byte[] body) => JsonSerializer.Deserialize(body, ContractsJsonContext.Api.Agreement)!;
}
