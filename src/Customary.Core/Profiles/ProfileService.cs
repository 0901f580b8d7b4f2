using System.Globalization;
using Customary.Core.Auditing;
using Customary.Core.Customers;
using Customary.Core.Etags;
using Customary.Core.Security;
using Customary.Storage.Customers;
using Customary.Storage.Tenants;

namespace Customary.Core.Profiles;

/// <summary>The operations on a customer's company profile and billing profile.</summary>
internal sealed class ProfileService(
    CustomerService customers, CustomerStore store, BillingProfileValidator rules, IdGenerator identifiers, EtagOptions options)
{
    /// <summary>The company profile of a customer.</summary>
    public async Task<Outcome<CustomerCompanyProfile>> FindCompanyProfileAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(caller, customer, cancellationToken);
        return found.Fault is { } fault ? fault : CustomerSerializer.Read(found.Value).CompanyProfile!;
    }

    /// <summary>The billing profile of a customer.</summary>
    public async Task<Outcome<CustomerBillingProfile>> FindBillingProfileAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(caller, customer, cancellationToken);
        return found.Fault is { } fault ? fault : CustomerSerializer.Read(found.Value).BillingProfile!;
    }

    /// <summary>
    /// Replaces the billing profile of a customer, only where the etag is the current one: of any number of writers
    /// with the same etag one wins (decision 6).
    /// </summary>
    public async Task<Outcome<CustomerBillingProfile>> ReplaceBillingProfileAsync(
        AuditActor actor, Guid customer, CustomerBillingProfile sent, EtagCondition condition, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        rules.Validate(sent, actor.Partner, path: "", errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        if (condition.IsAbsent && options.IsRequired) return Fault.StaleEtag(options.StaleStatus, "The update carries no etag.");
        var etag = identifiers.NewEtag();
        return await store.ReplaceAsync(
            actor.Partner, customer, (stored, tenantRecord) => Replace(actor, stored, tenantRecord, sent, condition, etag), cancellationToken);
    }

    private CustomerChange<Outcome<CustomerBillingProfile>> Replace(
        AuditActor actor, CustomerRow? stored, TenantRecord? tenantRecord, CustomerBillingProfile sent, EtagCondition condition, long etag)
    {
        if (stored is null) return new(Fault.CustomerNotFound());
        if (stored.HasEnded) return new(Fault.RelationshipEnded());
        var part = CustomerSerializer.Read(stored.Body);
        var current = part.BillingProfile!;
        if (!condition.IsMet(current.Attributes!.Etag!))
            return new(Fault.StaleEtag(options.StaleStatus, "The etag is no longer that of the billing profile: somebody has changed it meanwhile."));

        // Random etags meet once in 18 quintillion; even then the etag must change.
        var next = etag.ToString(CultureInfo.InvariantCulture);
        if (next == current.Attributes.Etag) next = unchecked(etag + 1).ToString(CultureInfo.InvariantCulture);
        var replaced = BillingProfileValidator.Normalize(sent) with
        {
            Id = current.Id,
            Links = current.Links,
            Attributes = current.Attributes with { Etag = next },
        };
        var body = CustomerSerializer.Render(part with { BillingProfile = replaced }, tenantRecord!);
        return new(replaced, stored with { Body = body }, AuditEntries.Create(
            actor, stored.Customer, [], new(AuditOperationType.UpdateBillingProfile, AuditResourceType.Customer)
            {
                CustomerName = stored.CompanyName,
                Old = AuditValue.Of(current),
                New = AuditValue.Of(replaced),
            }));
    }
}
