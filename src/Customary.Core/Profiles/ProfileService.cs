using Customary.Core.Customers;
using Customary.Core.Etags;

namespace Customary.Core.Profiles;

/// <summary>The operations on a customer's company profile and billing profile.</summary>
internal sealed class ProfileService(
    CustomerService customers, CustomerStore store, BillingProfileValidator validator, IdGenerator identifiers, EtagOptions options)
{
    /// <summary>Finds the company profile of a customer.</summary>
    public async Task<Outcome<CustomerCompanyProfile>> FindCompanyProfileAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(caller, customer, cancellationToken);
        return found.Fault is { } fault ? fault : CustomerSerializer.Read(found.Value).CompanyProfile!;
    }

    /// <summary>Finds the billing profile of a customer.</summary>
    public async Task<Outcome<CustomerBillingProfile>> FindBillingProfileAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindAsync(caller, customer, cancellationToken);
        return found.Fault is { } fault ? fault : CustomerSerializer.Read(found.Value).BillingProfile!;
    }

    /// <summary>
    /// Replaces the billing profile of a customer if the etag is the current one. Of concurrent updates with the same etag, one
    /// succeeds (docs/contract.md#etags).
    /// </summary>
    public async Task<Outcome<CustomerBillingProfile>> ReplaceBillingProfileAsync(
        AuditActor actor, Guid customer, CustomerBillingProfile input, EtagCondition condition, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        validator.Validate(input, actor.Partner, path: "", errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        if (condition.IsAbsent && options.IsRequired) return Fault.StaleEtag(options.StaleStatus, "The update has no etag.");
        var etag = identifiers.NewEtag();
        return await store.ReplaceAsync(
            actor.Partner, customer, (stored, tenantRecord) => Replace(actor, stored, tenantRecord, input, condition, etag), cancellationToken);
    }

    private CustomerChange<Outcome<CustomerBillingProfile>> Replace(
        AuditActor actor, CustomerRow? stored, TenantRecord? tenantRecord, CustomerBillingProfile input, EtagCondition condition, long etag)
    {
        if (stored is null) return new(Fault.CustomerNotFound());
        if (stored.HasEnded) return new(Fault.RelationshipEnded());
        var view = CustomerSerializer.Read(stored.Body);
        var current = view.BillingProfile!;
        if (!condition.IsMet(current.Attributes!.Etag!))
            return new(Fault.StaleEtag(options.StaleStatus, "The etag is not the current one of the billing profile: it was changed in between, or the etag is not valid."));

        // The new random etag can, however unlikely, equal the current one. The etag must change even then.
        var next = etag.ToString(CultureInfo.InvariantCulture);
        if (next == current.Attributes.Etag) next = unchecked(etag + 1).ToString(CultureInfo.InvariantCulture);
        var replaced = BillingProfileValidator.Normalize(input) with
        {
            Id = current.Id,
            Links = current.Links,
            Attributes = current.Attributes with { Etag = next },
        };
        var body = CustomerSerializer.Render(view with { BillingProfile = replaced }, tenantRecord!);
        return new(replaced, stored with { Body = body }, AuditEntries.Create(
            actor, stored.Customer, [], new(AuditOperationType.UpdateBillingProfile, AuditResourceType.Customer)
            {
                CustomerName = stored.CompanyName,
                Old = AuditValue.Of(current),
                New = AuditValue.Of(replaced),
            }));
    }
}
