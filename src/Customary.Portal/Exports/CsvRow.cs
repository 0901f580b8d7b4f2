namespace Customary.Portal.Exports;

/// <summary>Writes the rows of a CSV file.</summary>
internal static class CsvRow
{
    private const string LineEnd = "\r\n";

    // A spreadsheet runs a cell that begins with one of these as a formula. The last four are their full-width forms.
    private static readonly System.Buffers.SearchValues<char> FormulaStarts = System.Buffers.SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create("\",;\t\r\n");

    /// <summary>Appends a row.</summary>
    public static void Append(StringBuilder text, IReadOnlyList<string?> cells)
    {
        for (var index = 0; index < cells.Count; index++)
        {
            if (index > 0) text.Append(',');
            AppendCell(text, cells[index] ?? "");
        }

        text.Append(LineEnd);
    }

    private static void AppendCell(StringBuilder text, string cell)
    {
        // An apostrophe makes it a text. Spreadsheets ignore spaces before a formula.
        var start = cell.AsSpan().TrimStart(' ');
        var escaped = start.Length > 0 && FormulaStarts.Contains(start[0]) ? $"'{cell}" : cell;
        if (escaped.AsSpan().ContainsAny(Quoted) || escaped.StartsWith(' ') || escaped.EndsWith(' ')) text.Append('"').Append(escaped.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else text.Append(escaped);
    }
}
