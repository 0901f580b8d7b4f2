using Customary.Portal.Pages;

namespace Customary.Portal.Auditing;

/// <summary>The filter of the audit log, as it was typed.</summary>
/// <param name="From">The first day, such as 2026-01-31; empty for the oldest one.</param>
/// <param name="To">The last day; empty for today.</param>
/// <param name="Customer">A part of the company name of a customer, or its ID; empty for all.</param>
/// <param name="Resource">The type of the changed resource; empty for all.</param>
/// <param name="Operation">The operation; empty for all.</param>
internal sealed record AuditSearch(string From, string To, string Customer, string Resource, string Operation)
{
    /// <summary>The format of a day.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    private const int MaxLength = 200;

    /// <summary>Reads the query of a request.</summary>
    public static AuditSearch Read(IQueryCollection query) => new(
        ReadText(query, "from"), ReadText(query, "to"), ReadText(query, "customer"), ReadText(query, "resource"), ReadText(query, "operation"));

    /// <summary>Whether something is filtered.</summary>
    public bool IsFiltered => Parameters.Any();

    /// <summary>Creates the query of the operation, without the size of a page.</summary>
    /// <param name="oldest">The first day whose records are kept, in UTC.</param>
    /// <param name="errors">Receives the errors by field: <c>from</c>, <c>to</c>, <c>customer</c>, <c>resource</c>, <c>operation</c>.</param>
    public AuditQuery CreateQuery(DateTime oldest, Dictionary<string, string> errors)
    {
        var start = ReadDay(From, "from", oldest, errors);
        var end = ReadDay(To, "to", DateTime.MaxValue.Date, errors);
        if (start < oldest) errors["from"] = string.Format(CultureInfo.CurrentCulture, Texts.AuditTooEarly, oldest.ToString("d", CultureInfo.CurrentCulture));
        else if (end < start) errors["to"] = Texts.AuditEndBeforeStart;
        if (Resource.Length > 0 && !AuditResourceTexts.All.Contains(Resource)) errors["resource"] = Texts.AuditUnknownResource;
        else if (Resource.Length > 0 && Customer.Length > 0) errors["resource"] = Texts.AuditOneFilter;
        if (Operation.Length > 0 && !AuditOperationTexts.Has(Operation)) errors["operation"] = Texts.AuditUnknownOperation;
        var last = end == DateTime.MaxValue.Date ? DateTime.MaxValue : end.AddDays(1).AddTicks(-1);
        return new(start, last, CreateFilter(), Size: 0);
    }

    /// <summary>The path of the list with the filter.</summary>
    public string Path => $"{AuditPaths.List}{QueryString.Create(Parameters)}";

    /// <summary>The path of the file with all records of the filter.</summary>
    public string ExportPath => $"{AuditPaths.Export}{QueryString.Create(Parameters)}";

    private IEnumerable<KeyValuePair<string, string?>> Parameters =>
        ((KeyValuePair<string, string?>[])[new("from", From), new("to", To), new("customer", Customer), new("resource", Resource), new("operation", Operation)]).Where(parameter => parameter.Value!.Length > 0);

    private AuditFilter CreateFilter() => CreateIndexedFilter() with { OperationType = Operation.Length > 0 ? Operation : null };

    private AuditFilter CreateIndexedFilter()
    {
        if (Resource.Length > 0) return new(ResourceType: Resource);
        if (Customer.Length == 0) return AuditFilter.None;
        return Guid.TryParse(Customer, out var id) ? new(Customer: id) : new(NamePart: Customer);
    }

    private static DateTime ReadDay(string text, string field, DateTime missing, Dictionary<string, string> errors)
    {
        if (text.Length == 0) return missing;
        if (DateTime.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day)) return day;
        errors[field] = Texts.AuditNotADate;
        return missing;
    }

    private static string ReadText(IQueryCollection query, string name) => SearchText.Clean(query[name], MaxLength);
}
