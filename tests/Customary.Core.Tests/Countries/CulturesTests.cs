using Customary.Core.Countries;

namespace Customary.Core.Tests.Countries;

public class CulturesTests
{
    [Theory]
    [InlineData("EN-US", "en-US")]
    [InlineData("en", "en")]
    [InlineData("AZ-LATN-az", "az-Latn-AZ")]
    [InlineData("zh-hant", "zh-Hant")]
    [InlineData("es-419", "es-419")]
    [InlineData("fil-PH", "fil-PH")]
    [InlineData("br-BR", "br-BR")]
    [InlineData("zh-chs", "zh-CHS")]
    [InlineData("ZH-CHT", "zh-CHT")]
    public void Normalizes_the_casing_of_a_culture(string value, string expected)
    {
        Cultures.TryNormalize(value, out var normalized).ShouldBeTrue();
        normalized.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("en_US")]
    [InlineData("en-")]
    [InlineData("-US")]
    [InlineData("en-USA")]
    [InlineData("english")]
    [InlineData("en-US-Latn")]
    [InlineData("en-US-x")]
    [InlineData("en-CHS")]
    [InlineData(" en-US")]
    [InlineData("en-US\n")]
    [InlineData("ёn-US")]
    public void Rejects_a_malformed_culture(string? value)
    {
        Cultures.TryNormalize(value, out var normalized).ShouldBeFalse();
        normalized.ShouldBe("");
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("EN", true)]
    [InlineData("pt-PT", true)]
    [InlineData("az-Latn", true)]
    [InlineData("eng", false)]
    [InlineData("english", false)]
    [InlineData("e", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_language_is_two_letters_or_a_culture(string? value, bool expected) => Cultures.IsLanguage(value).ShouldBe(expected);

    [Theory]
    [InlineData("fr-CA", "CA", true)]
    [InlineData("EN-us", "CA", true)]
    [InlineData("en-CA", "CA", false)]
    [InlineData("br-BR", "BR", false)]
    [InlineData("en-US", "MZ", false)]
    public void Finds_a_culture_in_the_list_of_the_country(string culture, string country, bool expected) =>
        Cultures.IsAvailableIn(culture, TestCountries.Country(country)).ShouldBe(expected);
}
