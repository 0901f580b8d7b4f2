using System.Text;
using Customary.Portal.Exports;

namespace Customary.Portal.Tests.Exports;

/// <summary>The cells of CSV files.</summary>
public sealed class CsvRowTests
{
    [Theory]
    [InlineData("Contoso", "Contoso")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData(" a", "\" a\"")]
    public void A_cell_is_quoted_if_needed(string? cell, string expected) => Write(cell).ShouldBe($"{expected}\r\n");

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_cell_is_never_a_formula(string cell, string expected) => Write(cell).ShouldBe($"{expected}\r\n");

    [Theory]
    [InlineData("a=b")]
    [InlineData("a@b.example")]
    [InlineData("a-b")]
    public void Other_cells_stay_as_they_are(string cell) => Write(cell).ShouldBe($"{cell}\r\n");

    private static string Write(params string?[] cells)
    {
        var text = new StringBuilder();
        CsvRow.Append(text, cells);
        return text.ToString();
    }
}
