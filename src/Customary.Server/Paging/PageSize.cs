using System.Globalization;
using Customary.Server.Faults;
using Microsoft.Extensions.Primitives;

namespace Customary.Server.Paging;

/// <summary>How many items a page holds: 500 unless fewer are asked for, and 500 at the most (decision 2).</summary>
internal static class PageSize
{
    /// <summary>The size of a page where none is asked for, and the largest.</summary>
    public const int Largest = 500;

    /// <summary>Reads the query parameter <c>size</c>; 0 is the standard size.</summary>
    public static Outcome<int> Read(StringValues size)
    {
        if (size.Count == 0) return Largest;
        if (size is not [{ Length: > 0 } text] || !text.All(char.IsAsciiDigit)) return Fault.NotAllowed("size", $"must be a whole number from 0 to {Largest}");
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : Largest;
        return number is 0 or > Largest ? Largest : number;
    }
}
