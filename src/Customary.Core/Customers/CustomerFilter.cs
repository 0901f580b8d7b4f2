using Customary.Core.Paging;

namespace Customary.Core.Customers;

/// <summary>The filter of a list of customers. Source: "Get a list of customers filtered by a search field" and docs/contract.md#filters.</summary>
/// <param name="Order">The index of the field that is filtered.</param>
/// <param name="Prefix">The folded prefix of a text field; null if the field is a partner.</param>
/// <param name="Related">The partner; null if the field is a text.</param>
internal sealed record CustomerFilter(CustomerIndex Order, byte[]? Prefix, Guid? Related)
{
    /// <summary>No filter: all customers, by id.</summary>
    public static CustomerFilter None { get; } = new(CustomerIndex.Id, null, null);

    /// <summary>Reads the query parameter <c>filter</c>: a JSON object of Field, Value and Operator.</summary>
    public static Outcome<CustomerFilter> Read(string text)
    {
        var filter = SimpleFieldFilter.ReadStartsWith(
            text, field => FindIndex(field) is not null, "CompanyName, Domain, IndirectReseller or IndirectCloudSolutionProvider", "CompanyName");
        if (filter.Fault is { } fault) return fault;
        var index = FindIndex(filter.Value.Field)!.Value;
        if (index is CustomerIndex.CompanyName or CustomerIndex.Domain) return new CustomerFilter(index, FoldedText.Key(filter.Value.Value), null);
        return Guid.TryParse(filter.Value.Value, out var partner)
            ? new CustomerFilter(index, null, partner)
            : Fault.InvalidParameter("filter.Value", "must be the tenant id of the partner, a GUID");
    }

    /// <summary>Whether another filter selects the same customers.</summary>
    public bool IsSame(CustomerFilter other) =>
        Order == other.Order && Related == other.Related && Prefix.AsSpan().SequenceEqual(other.Prefix);

    private static CustomerIndex? FindIndex(string field) => field.ToUpperInvariant() switch
    {
        "COMPANYNAME" or "DISPLAYNAME" => CustomerIndex.CompanyName,
        "DOMAIN" or "DEFAULTDOMAINNAME" => CustomerIndex.Domain,
        "INDIRECTRESELLER" => CustomerIndex.IndirectReseller,
        "INDIRECTCLOUDSOLUTIONPROVIDER" => CustomerIndex.IndirectProvider,
        _ => null,
    };
}
