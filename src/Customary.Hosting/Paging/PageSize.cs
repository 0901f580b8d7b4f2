using System.Globalization;
using Customary.Core.Errors;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Paging;

/// <summary>How many items a page holds: 500 unless fewer are asked for, and 500 at the most (decision 2).</summary>
internal static class PageSize
{
    /// <summary>The size of a page where none is asked for, and the largest.</summary>
    public const int Max = 500;

    /// <summary>Reads the query parameter <c>size</c>; 0 is the standard size.</summary>
    public static Outcome<int> Read(StringValues size)
    {
        if (size.Count == 0) return Max;
        if (size is not [{ Length: > 0 } text] || !text.All(char.IsAsciiDigit)) return Fault.InvalidParameter("size", $"must be a whole number from 0 to {Max}");
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : Max;
        return number is 0 or > Max ? Max : number;
    }
}
