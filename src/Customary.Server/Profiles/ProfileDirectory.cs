using System.Globalization;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Storage;

namespace Customary.Server.Profiles;

/// <summary>The operations on a customer's company profile and billing profile.</summary>
public sealed class ProfileDirectory(
    CustomerDirectory customers, CustomerStore store, BillingProfileRules rules, Identifiers identifiers, EtagOptions options)
{
    /// <summary>The company profile of a customer.</summary>
    public async Task<Outcome<CustomerCompanyProfile>> FindCompanyProfileAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var found = await customers.FindAsync(caller, customer, stop);
        return found.Fault is { } fault ? fault : CustomerDocuments.Read(found.Value).CompanyProfile!;
    }

    /// <summary>The billing profile of a customer.</summary>
    public async Task<Outcome<CustomerBillingProfile>> FindBillingProfileAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var found = await customers.FindAsync(caller, customer, stop);
        return found.Fault is { } fault ? fault : CustomerDocuments.Read(found.Value).BillingProfile!;
    }

    /// <summary>
    /// Replaces the billing profile of a customer, only where the etag is the current one: of any number of writers
    /// with the same etag one wins (decision 6).
    /// </summary>
    public async Task<Outcome<CustomerBillingProfile>> ReplaceBillingProfileAsync(
        Author author, Guid customer, CustomerBillingProfile sent, EtagCondition condition, CancellationToken stop)
    {
        var found = new Violations();
        rules.Check(sent, author.Partner, path: "", found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        if (condition.IsAbsent && options.IsRequired) return Fault.StaleEtag(options.StaleStatus, "The update carries no etag.");
        var etag = identifiers.NewEtag();
        return await store.ReplaceAsync(
            author.Partner, customer, (stored, facts) => Replace(author, stored, facts, sent, condition, etag), stop);
    }

    private CustomerChange<Outcome<CustomerBillingProfile>> Replace(
        Author author, CustomerRow? stored, TenantFacts? facts, CustomerBillingProfile sent, EtagCondition condition, long etag)
    {
        if (stored is null) return new(Fault.CustomerNotFound());
        if (stored.HasEnded) return new(Fault.RelationshipEnded());
        var part = CustomerDocuments.Read(stored.Body);
        var current = part.BillingProfile!;
        if (!condition.Holds(current.Attributes!.Etag!))
            return new(Fault.StaleEtag(options.StaleStatus, "The etag is no longer that of the billing profile: somebody has changed it meanwhile."));

        // Random etags meet once in 18 quintillion; even then the etag must change.
        var next = etag.ToString(CultureInfo.InvariantCulture);
        if (next == current.Attributes.Etag) next = unchecked(etag + 1).ToString(CultureInfo.InvariantCulture);
        var replaced = BillingProfileRules.Normalize(sent) with
        {
            Id = current.Id,
            Links = current.Links,
            Attributes = current.Attributes with { Etag = next },
        };
        var body = CustomerDocuments.Render(part with { BillingProfile = replaced }, facts!);
        return new(replaced, stored with { Body = body }, AuditEntries.Of(
            author, stored.Customer, [], new(AuditOperationType.UpdateBillingProfile, AuditResourceType.Customer)
            {
                CustomerName = stored.CompanyName,
                Old = AuditValue.Of(current),
                New = AuditValue.Of(replaced),
            }));
    }
}
