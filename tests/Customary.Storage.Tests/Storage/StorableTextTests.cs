using System.Globalization;
using System.Text;
using Customary.Storage.Sql;

namespace Customary.Storage.Tests.Storage;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Contoso é 漢字")]
    [InlineData("\U0001F600\U0001F601 between \U0001F602")]
    [InlineData("\uFFFD\uFFFE\u0001")]
    public void Accepts_UTF8_text_without_NUL(string text) => StorableText.Require(text).ShouldBeSameAs(text);

    // UTF-16 code units in hexadecimal, because test data is stored as UTF-8.
    [Theory]
    [InlineData("0000")]
    [InlineData("0061 0000 0062")]
    [InlineData("D800")]
    [InlineData("DC00")]
    [InlineData("0061 D83D D83D DE00")]
    [InlineData("D83D DE00 DE00 0062")]
    [InlineData("DE00 D83D")]
    public void Rejects_NUL_and_unpaired_surrogates(string units)
    {
        var text = new string([.. units.Split(' ').Select(unit => (char)ushort.Parse(unit, NumberStyles.HexNumber, CultureInfo.InvariantCulture))]);
        Should.Throw<InvalidTextException>(() => StorableText.Require(text));
        Should.Throw<InvalidTextException>(() => FoldedText.Key(text));
    }

    [Theory]
    [InlineData("""{"a":"b"}""", true)]
    [InlineData("""{"a":"\\u0000"}""", true)]
    [InlineData("""{"a":"\\u0000\\\\u0000 \u0001"}""", true)]
    [InlineData("""{"a":"\u0000"}""", false)]
    [InlineData("""{"a":"\\u0000 \u0000"}""", false)]
    [InlineData("""{"a":"\\\u0000"}""", false)]
    public void Rejects_a_document_with_an_escaped_NUL(string document, bool canBeStored)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        if (canBeStored) StorableText.RequireJson(bytes).ShouldBeSameAs(bytes);
        else Should.Throw<InvalidTextException>(() => StorableText.RequireJson(bytes));
    }
}
