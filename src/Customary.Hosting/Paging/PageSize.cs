using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Paging;

/// <summary>The number of items on a page. Source: docs/contract.md#lists-and-pages.</summary>
internal static class PageSize
{
    /// <summary>The default and the maximum page size.</summary>
    public const int Max = 500;

    /// <summary>Reads the query parameter <c>size</c>. Values above <see cref="Max"/> are reduced to it.</summary>
    /// <returns>A number from 0 to <see cref="Max"/>; 0 if the parameter is missing or 0.</returns>
    public static Outcome<int> Read(StringValues size)
    {
        if (size.Count == 0) return 0;
        if (size is not [{ Length: > 0 } text] || !text.All(char.IsAsciiDigit)) return InvalidSize();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, Max) : Max;
    }

    /// <summary>The fault of a size that is not a number.</summary>
    public static Fault InvalidSize() => Fault.InvalidParameter("size", "must be one whole number that is not negative");
}
