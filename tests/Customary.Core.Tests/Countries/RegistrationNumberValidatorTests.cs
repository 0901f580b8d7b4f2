using Customary.Core.Countries;
using Customary.Core.Validation;

namespace Customary.Core.Tests.Countries;

public class RegistrationNumberValidatorTests
{
    [Fact]
    public void Rules_of_2023_accept_the_sample_of_every_country() =>
        TestCountries.Countries.All.ShouldAllBe(country =>
            Validate(country.Rules.CustomerOrganizationRegistrationNumberSample, country.Iso2, RegistrationRules.Rules2023).Count == 0);

    [Theory]
    [InlineData("BR", nameof(RegistrationRules.Rules2023))]
    [InlineData("HU", nameof(RegistrationRules.Rules2023))]
    [InlineData("HU", nameof(RegistrationRules.Rules2021))]
    public void Rejects_a_missing_number_where_one_is_required(string country, string rules)
    {
        foreach (var absent in (string?[])[null, "", "  "])
        {
            var error = Validate(absent, country, Enum.Parse<RegistrationRules>(rules)).ShouldHaveSingleItem();
            error.Field.ShouldBe("companyProfile.organizationRegistrationNumber");
            error.Code.ShouldBe(600049);
            error.Reason.ShouldContain(TestCountries.Country(country).Rules.CustomerOrganizationRegistrationNumberSample!);
        }
    }

    [Theory]
    [InlineData("BR", nameof(RegistrationRules.Rules2021))]
    [InlineData("US", nameof(RegistrationRules.Rules2023))]
    [InlineData("PT", nameof(RegistrationRules.Rules2023))]
    [InlineData("PT", nameof(RegistrationRules.Rules2021))]
    public void Accepts_a_missing_number_where_none_is_required(string country, string rules) => Validate(null, country, Enum.Parse<RegistrationRules>(rules)).ShouldBeEmpty();

    [Theory]
    [InlineData("BR", "12345")]
    [InlineData("HU", "1234567")]
    [InlineData("IN", "abcde1234f")]
    [InlineData("UA", "123456789")]
    [InlineData("US", "1234")]
    [InlineData("IQ", "12 345")]
    [InlineData("KZ", "123456789012345678901234567890123456789012345678901")]
    public void Rejects_a_number_of_another_format_and_names_the_pattern(string country, string number)
    {
        var error = Validate(number, country, RegistrationRules.Rules2023).ShouldHaveSingleItem();

        error.Code.ShouldBe(600050);
        if (number.Length <= 50) error.Reason.ShouldContain(TestCountries.Country(country).Rules.CustomerOrganizationRegistrationNumberRegex!.Text);
    }

    [Theory]
    [InlineData("BR", "12345678000195")]
    [InlineData("BR", "12.345.678/0001-95")]
    [InlineData("HU", "12345678")]
    [InlineData("HU", "12345678901")]
    [InlineData("US", "12-3456789")]
    [InlineData("VE", "J123456789")]
    public void Accepts_a_valid_number(string country, string number) =>
        Validate(number, country, RegistrationRules.Rules2023).ShouldBeEmpty();

    [Theory]
    [InlineData("BR", "12345678000195")]
    [InlineData("US", "12-3456789")]
    [InlineData("PT", "1")]
    public void Rules_of_2021_reject_a_number_for_another_country(string country, string number) =>
        Validate(number, country, RegistrationRules.Rules2021).ShouldHaveSingleItem().Code.ShouldBe(600002);

    [Fact]
    public void Rules_of_2023_accept_any_number_up_to_50_characters_in_other_countries()
    {
        Validate(new string('1', 50), "PT", RegistrationRules.Rules2023).ShouldBeEmpty();
        Validate(new string('1', 51), "PT", RegistrationRules.Rules2023).ShouldHaveSingleItem().Code.ShouldBe(3000);
        Validate("1\t2", "PT", RegistrationRules.Rules2023).ShouldHaveSingleItem().Code.ShouldBe(3000);
    }

    private static IReadOnlyList<ValidationError> Validate(string? number, string country, RegistrationRules rules)
    {
        var errors = new ValidationErrors();
        new RegistrationNumberValidator(rules).Validate(number, TestCountries.Country(country, rules), "companyProfile.organizationRegistrationNumber", errors);
        return errors.All;
    }
}
