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

    private static readonly FilterField CompanyName = new("CompanyName", FilterOperators.StartsWith) { OtherNames = ["DisplayName"] };
    private static readonly FilterField Domain = new("Domain", FilterOperators.StartsWith) { OtherNames = ["DefaultDomainName"] };
    private static readonly FilterField IndirectReseller = new("IndirectReseller", FilterOperators.StartsWith);
    private static readonly FilterField IndirectProvider = new("IndirectCloudSolutionProvider", FilterOperators.StartsWith);

    /// <summary>Reads the query parameter <c>filter</c>: a JSON object of Field, Value and Operator.</summary>
    public static Outcome<CustomerFilter> Read(string text)
    {
        var filter = SimpleFieldFilter.Read(text, CompanyName, Domain, IndirectReseller, IndirectProvider);
        if (filter.Fault is { } fault) return fault;
        var (field, value) = (filter.Value.Field, filter.Value.Value);
        if (field == CompanyName.Name) return new CustomerFilter(CustomerIndex.CompanyName, FoldedText.Key(value), null);
        if (field == Domain.Name) return new CustomerFilter(CustomerIndex.Domain, FoldedText.Key(value), null);
        return Guid.TryParse(value, out var partner)
            ? new CustomerFilter(field == IndirectReseller.Name ? CustomerIndex.IndirectReseller : CustomerIndex.IndirectProvider, null, partner)
            : Fault.InvalidParameter("filter.Value", "must be the tenant id of the partner, a GUID");
    }

    /// <summary>Whether another filter selects the same customers.</summary>
    public bool IsSame(CustomerFilter other) =>
        Order == other.Order && Related == other.Related && Prefix.AsSpan().SequenceEqual(other.Prefix);
}
