using System.Text.Json;
using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>The qualifications of customers. They belong to the tenant, whichever partner asked for them.</summary>
public sealed class QualificationStore(AuditStore audit, AnsweredRequests requests)
{
    /// <summary>
    /// Gives a customer a qualification and counts the validation code that it uses up, all or nothing. No other
    /// write under the customer comes between; of several with one request id one is carried out.
    /// </summary>
    public Task<QualificationAnswer> AddAsync(NewQualification added, CancellationToken stop) =>
        requests.WriteAsync(added.Request, async (session, stop) =>
        {
            var (document, facts) = await UserStore.FindScopeAsync(session, added.Partner, added.Customer, stop);
            if (document is not { } found || facts is null) return new(Qualifying.NoCustomer);
            if (found.HasEnded) return new(Qualifying.RelationshipEnded);
            if (await requests.ClaimAsync(session, added.Partner, added.Request, added.Answer, stop) is { } answer) return Repeated(answer, facts);
            var answered = await AddAsync(session, added, found.Tenant, facts, stop);
            if (answered.Qualifying != Qualifying.Added) await AnsweredRequests.UnclaimAsync(session, added.Partner, added.Request, stop);
            return answered;
        }, stop);

    private async Task<QualificationAnswer> AddAsync(Session session, NewQualification added, TenantKey tenant, TenantFacts facts, CancellationToken stop)
    {
        var held = facts.Qualifications ?? [];
        var changed = added.Add(held);
        if (changed is null) return new(Qualifying.Held, facts);
        if (ReferenceEquals(changed, held)) return new(Qualifying.Unchanged, facts);
        if (added.Code is { } code)
        {
            var use = await ValidationCodeStore.UseAsync(session, added.Partner, code, added.StandardCode, added.At, stop);
            if (use != CodeUse.Used) return new(use == CodeUse.Unknown ? Qualifying.CodeUnknown : Qualifying.CodeExhausted, facts);
        }

        var qualified = facts with { Qualifications = changed };
        await TenantStore.ReplaceAsync(session, tenant, qualified, stop);
        await audit.AppendAsync(session, added.Tell(facts), stop);
        return new(Qualifying.Added, qualified, added.Answer);
    }

    // One that was denied is replaced by the next one that is asked for.
    private static QualificationAnswer Repeated(AddAnswer answer, TenantFacts facts)
    {
        if (answer.Adding != Adding.Repeated) return new(Qualifying.RequestIdReused);
        var created = JsonSerializer.Deserialize(answer.Body!, WireJson.Wire.CustomerQualification)!.Qualification;
        return facts.Qualifications?.Any(one => one.Qualification == created) == true
            ? new(Qualifying.Repeated, null, answer.Body)
            : new(Qualifying.Gone);
    }
}
