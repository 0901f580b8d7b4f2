using System.Text.Json;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Secrets;
using Customary.Server.Storage;

namespace Customary.Server.Agreements;

/// <summary>The operations on the agreements that customers accept.</summary>
public sealed class AgreementDirectory(
    CustomerDirectory customers, TenantStore tenants, AgreementStore store, AgreementRules rules, DataKeys keys, Identifiers identifiers)
{
    /// <summary>The agreements that there are, of the kind asked for.</summary>
    public static Outcome<IReadOnlyList<AgreementMetadata>> ListMetadata(string? agreementType) =>
        AgreementTemplates.OfQuery(agreementType) is { } templates ? new List<AgreementMetadata>(templates) : Unknown();

    /// <summary>What this partner confirmed for a customer, of the kind asked for.</summary>
    public async Task<Outcome<IReadOnlyList<Agreement>>> ListAsync(Caller caller, Guid customer, string? agreementType, CancellationToken stop)
    {
        if ((await customers.FindAsync(caller, customer, stop)).Fault is { } unknown) return unknown;
        if (AgreementTemplates.OfQuery(agreementType) is not { } templates) return Unknown();
        var all = (await store.ListAsync(caller.Partner, customer, stop)).ConvertAll(Read);
        return all.FindAll(agreement => templates.Any(template => template.AgreementType == agreement.Type));
    }

    /// <summary>
    /// Confirms that a customer accepted an agreement. Repeated with the same request id and body it answers what it
    /// answered before (decision 7).
    /// </summary>
    public async Task<Outcome<Agreement>> CreateAsync(Author author, Guid customer, Agreement sent, Guid? requestId, CancellationToken stop)
    {
        if ((await customers.FindAsync(author.Caller, customer, stop)).Fault is { } unknown) return unknown;
        var found = new Violations();
        var agreement = rules.Check(sent, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        var confirmed = agreement with { UserId = author.Caller.UserId };
        var answer = await store.AddAsync(
            new()
            {
                Partner = author.Partner,
                Customer = customer,
                Id = identifiers.NewCustomerId(),
                Body = Write(confirmed),
                IsSame = body => AgreementRules.AreSame(Read(body), confirmed),
                Request = requestId is { } id ? new(IdempotentRequest.CreateAgreement(customer), id, keys.Fingerprint(Write(agreement))) : null,
                Tell = facts => Tell(author, customer, facts, confirmed),
            },
            stop);
        return answer.Agreeing switch
        {
            Agreeing.NoCustomer => Fault.CustomerNotFound(),
            Agreeing.RelationshipEnded => Fault.RelationshipEnded(),
            Agreeing.RequestIdReused => Fault.RequestIdReused(),
            Agreeing.Exists => Fault.AgreementExists(),
            _ => Read(answer.Body!),
        };
    }

    /// <summary>Whether the customer itself accepted the Microsoft Customer Agreement.</summary>
    public async Task<Outcome<DirectSignedCustomerAgreementStatus>> FindDirectSignedAsync(Caller caller, Guid customer, CancellationToken stop) =>
        await tenants.FindAsync(caller.Partner, customer, stop) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => new DirectSignedCustomerAgreementStatus { IsSigned = found.Facts.HasSignedAgreement == true },
        };

    private static Fault Unknown() => Fault.ValueNotKnown("agreementType", AgreementTemplates.Allowed);

    private static IReadOnlyList<AuditEntry> Tell(Author author, Guid customer, TenantFacts facts, Agreement agreement) =>
        AuditEntries.Of(author, customer, [], new(AuditOperationType.CreateAgreement, AuditResourceType.Agreement)
        {
            CustomerName = facts.CompanyProfile.CompanyName,
            New = AuditValue.Of(agreement),
            Details = [new() { Key = "AgreementType", Value = agreement.Type }, new() { Key = "TemplateId", Value = agreement.TemplateId }],
        });

    private static byte[] Write(Agreement agreement) => JsonSerializer.SerializeToUtf8Bytes(agreement, WireJson.Wire.Agreement);

    private static Agreement Read(byte[] body) => JsonSerializer.Deserialize(body, WireJson.Wire.Agreement)!;
}
