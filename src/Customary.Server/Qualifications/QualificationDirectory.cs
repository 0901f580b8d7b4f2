using System.Text.Json;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Secrets;
using Customary.Server.Storage;

namespace Customary.Server.Qualifications;

/// <summary>The operations on a customer's qualifications, in the newer resource and in the older one.</summary>
public sealed class QualificationDirectory(
    CustomerDirectory customers, TenantStore tenants, QualificationStore store, ValidationCodes codes, DataKeys keys, QualificationOptions options, TimeProvider clock)
{
    /// <summary>All qualifications that a customer has or asked for.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerQualification>>> ListAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var held = await FindAsync(caller, customer, stop);
        if (held.Fault is { } fault) return fault;
        var now = clock.GetUtcNow();
        return held.Value.ConvertAll(one => Vetting.Render(one, now));
    }

    /// <summary>The one qualification that the older resource knows, in its spelling.</summary>
    public async Task<Outcome<string>> FindOlderAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var held = await FindAsync(caller, customer, stop);
        return held.Fault is { } fault ? fault : Older(held.Value);
    }

    /// <summary>
    /// Asks for a qualification. Repeated with the same request id and body it answers what it answered before
    /// (decision 7).
    /// </summary>
    public async Task<Outcome<CustomerQualification>> CreateAsync(
        Author author, Guid customer, CustomerQualificationRequest sent, string? code, Guid? requestId, CancellationToken stop)
    {
        if ((await customers.FindAsync(author.Caller, customer, stop)).Fault is { } unknown) return unknown;
        var found = new Violations();
        var asked = QualificationRules.Check(sent, code, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateQualification(customer), id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(asked, WireJson.Wire.CustomerQualificationRequest)))
            : null;
        var answer = await AddAsync(author, customer, asked, options.ReviewPeriod, sameIsGood: false, request, stop);
        return answer.Fault is { } fault ? fault : JsonSerializer.Deserialize(answer.Value.Body!, WireJson.Wire.CustomerQualification)!;
    }

    /// <summary>Sets the older resource, which vets nothing: what it is set to holds at once.</summary>
    public async Task<Outcome<string>> UpdateOlderAsync(Author author, Guid customer, string? sent, string? code, CancellationToken stop)
    {
        if ((await customers.FindAsync(author.Caller, customer, stop)).Fault is { } unknown) return unknown;
        var found = new Violations();
        var asked = QualificationRules.CheckOlder(sent, code, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        var answer = await AddAsync(author, customer, asked, TimeSpan.Zero, sameIsGood: true, request: null, stop);
        return answer.Fault is { } fault ? fault : Older([.. answer.Value.Facts!.Qualifications!]);
    }

    private async Task<Outcome<QualificationAnswer>> AddAsync(
        Author author, Guid customer, CustomerQualificationRequest asked, TimeSpan review, bool sameIsGood, IdempotentRequest? request, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var added = Vetting.Begin(asked.Qualification!, asked.EducationSegment, asked.Website, now, review);
        var rendered = Vetting.RenderNew(added);
        var answer = await store.AddAsync(
            new()
            {
                Partner = author.Partner,
                Customer = customer,
                Add = held => QualificationRules.Add(held, added, now, sameIsGood),
                Code = asked.ValidationCode,
                StandardCode = codes.Standard(author.Partner),
                At = now,
                Request = request,
                Answer = JsonSerializer.SerializeToUtf8Bytes(rendered, WireJson.Wire.CustomerQualification),
                Tell = facts => Tell(author, customer, facts, rendered, now),
            },
            stop);
        return answer.Qualifying switch
        {
            Qualifying.NoCustomer => Fault.CustomerNotFound(),
            Qualifying.RelationshipEnded => Fault.RelationshipEnded(),
            Qualifying.RequestIdReused => Fault.RequestIdReused(),
            Qualifying.Gone => Fault.CreatedResourceGone(),
            Qualifying.Held => Fault.Qualified(added.Qualification),
            Qualifying.CodeUnknown => Fault.NotAllowed("validationCode", "is none of this partner's validation codes"),
            Qualifying.CodeExhausted => Fault.NotAllowed("validationCode", "is used up: no more customers can be qualified with it"),
            _ => answer,
        };
    }

    private static IReadOnlyList<AuditEntry> Tell(Author author, Guid customer, TenantFacts facts, CustomerQualification added, DateTimeOffset now) =>
        AuditEntries.Of(author, customer, [], new(AuditOperationType.UpdateQualification, AuditResourceType.Customer)
        {
            CustomerName = facts.CompanyProfile.CompanyName,
            Old = facts.Qualifications?.LastOrDefault(one => one.Qualification == added.Qualification) is { } before ? AuditValue.Of(Vetting.Render(before, now)) : null,
            New = AuditValue.Of(added),
            Details = [new() { Key = "Qualification", Value = added.Qualification }],
        });

    private string Older(List<HeldQualification> held)
    {
        var now = clock.GetUtcNow();
        var good = held.FindAll(one => Vetting.Status(one, now) is null or Vetting.Approved);
        var one = good.Find(one => one.Qualification != QualificationKind.StateOwned) ?? good.FirstOrDefault();
        return (one?.Qualification ?? QualificationKind.None).ToLowerInvariant();
    }

    private async Task<Outcome<List<HeldQualification>>> FindAsync(Caller caller, Guid customer, CancellationToken stop) =>
        await tenants.FindAsync(caller.Partner, customer, stop) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => new List<HeldQualification>(found.Facts.Qualifications ?? []),
        };
}
