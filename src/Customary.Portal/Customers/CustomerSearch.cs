using Customary.Portal.Application;
using Customary.Portal.Pages;

namespace Customary.Portal.Customers;

/// <summary>What the list of customers shows: the text of the search and its field or an indirect reseller, and the page.</summary>
/// <param name="Text">The beginning of a name or a domain; empty for all customers.</param>
/// <param name="Field">The field.</param>
/// <param name="Reseller">The indirect reseller whose customers are shown; null for those of all. The text is not searched then.</param>
/// <param name="Token">The continuation token of the page from which the person came; null on the first page.</param>
/// <param name="Seek">The page, relative to that page.</param>
internal sealed record CustomerSearch(string Text, string Field, Guid? Reseller, string? Token, SeekOperation Seek)
{
    /// <summary>The name of the field for the company name.</summary>
    public const string Name = "name";

    /// <summary>The name of the field for the domain.</summary>
    public const string Domain = "domain";

    /// <summary>The path of the list.</summary>
    public const string Path = $"{PortalPaths.Root}/customers";

    /// <summary>How many customers a page shows.</summary>
    public const int PageSize = 50;

    private const int MaxLength = 200;

    /// <summary>The filter of the operation.</summary>
    public CustomerFilter Filter => this switch
    {
        { Reseller: { } reseller } => new(CustomerIndex.IndirectReseller, null, reseller),
        { Text.Length: 0 } => CustomerFilter.None,
        _ => new(Field == Domain ? CustomerIndex.Domain : CustomerIndex.CompanyName, FoldedText.Key(Text), null),
    };

    /// <summary>Reads the query of a request. A text that is too long is cut, and characters that no name contains are removed.</summary>
    public static CustomerSearch Read(IQueryCollection query) => new(
        SearchText.Clean(query["search"], MaxLength),
        query["field"].ToString() == Domain ? Domain : Name,
        Guid.TryParse(query["reseller"], out var reseller) ? reseller : null,
        query["page"].ToString() is { Length: > 0 } token ? token : null,
        query["seek"].ToString() == "previous" ? SeekOperation.Previous : SeekOperation.Next);

    /// <summary>The path of the page before or after a page with a token.</summary>
    public string GetPath(string token, SeekOperation seek) =>
        $"{Path}{QueryString.Create([.. Parameters, new("page", token), new("seek", seek == SeekOperation.Previous ? "previous" : "next")])}";

    /// <summary>The path of the file with all customers of the search.</summary>
    public string ExportPath => $"{Path}.csv{QueryString.Create(Parameters)}";

    private IEnumerable<KeyValuePair<string, string?>> Parameters => this switch
    {
        { Reseller: { } reseller } => [new("reseller", reseller.ToString())],
        { Text.Length: 0 } => [],
        _ => [new("search", Text), new("field", Field)],
    };
}
