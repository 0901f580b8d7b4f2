namespace Customary.Core.Paging;

/// <summary>The operators of filters. Source: the enumeration <c>FieldFilterOperation</c> of both .NET SDKs.</summary>
internal static class FilterOperators
{
    public const string EqualTo = "equals";
    public const string Substring = "substring";
    public const string StartsWith = "starts_with";

    /// <summary>All operators that a client can send. Each field has some of them.</summary>
    public static ApiEnumeration All { get; } = new(
        EqualTo, "not_equals", "greater_than", "greater_than_or_equals", "less_than", "less_than_or_equals", Substring, "and", "or", StartsWith, "not_starts_with");
}
