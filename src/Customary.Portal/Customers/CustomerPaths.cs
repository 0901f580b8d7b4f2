namespace Customary.Portal.Customers;

/// <summary>The paths of the pages of a customer.</summary>
internal static class CustomerPaths
{
    /// <summary>The form for a new customer.</summary>
    public const string New = $"{CustomerSearch.Path}/new";

    /// <summary>The first page of a customer.</summary>
    public static string Details(string? id) => $"{CustomerSearch.Path}/{id}";

    /// <summary>Another page of a customer.</summary>
    public static string Part(string? id, string part) => $"{Details(id)}/{part}";
}
