namespace Customary.Hosting.Paging;

/// <summary>The query parameter <c>filter</c> of a collection. Source: docs/contract.md#filters.</summary>
internal static class FilterParameter
{
    public const string Name = "filter";

    /// <summary>Reads the filter with <paramref name="read"/>.</summary>
    /// <returns>The filter; <paramref name="none"/> if the parameter is missing or empty; a fault if it is given twice or not valid.</returns>
    public static Outcome<TFilter> Read<TFilter>(IQueryCollection query, TFilter none, Func<string, Outcome<TFilter>> read)
        where TFilter : notnull => query[Name] switch
        {
            { Count: > 1 } => Fault.InvalidParameter(Name, "can be given once only"),
            [{ Length: > 0 } text] => read(text),
            _ => none,
        };
}
