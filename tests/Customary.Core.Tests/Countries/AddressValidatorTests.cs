using Customary.Contracts;
using Customary.Core.Countries;
using Customary.Core.Validation;

namespace Customary.Core.Tests.Countries;

public class AddressValidatorTests
{
    [Fact]
    public void Accepts_a_valid_address()
    {
        TestCountries.Validate(TestCountries.Redmond).ShouldBeEmpty();
        TestCountries.Validate(TestCountries.Ottawa).ShouldBeEmpty();
        TestCountries.Validate(TestCountries.Lisbon).ShouldBeEmpty();
    }

    [Fact]
    public void Reports_missing_fields_that_do_not_depend_on_the_country()
    {
        TestCountries.Validate(new Address()).Select(error => (error.Field, error.Code))
            .ShouldBe([("address.addressLine1", 3000), ("address.country", 3000)]);
    }

    [Fact]
    public void Reports_all_errors_in_documented_order()
    {
        var long201 = new string('x', 201);
        var invalid = new Address
        {
            AddressLine1 = "",
            AddressLine2 = long201,
            City = " ",
            State = "XX",
            PostalCode = "ABC",
            Country = "us",
            Region = "NA",
            FirstName = long201,
            MiddleName = long201,
            LastName = long201,
            PhoneNumber = "12",
        };

        TestCountries.Validate(invalid).Select(error => (error.Field, error.Code)).ShouldBe(
        [
            ("address.addressLine1", 3000), ("address.addressLine2", 3000), ("address.city", 3000),
            ("address.state", 27002), ("address.postalCode", 27002), ("address.region", 27002),
            ("address.firstName", 3000), ("address.middleName", 3000), ("address.lastName", 3000),
            ("address.phoneNumber", 3000),
        ]);
    }

    [Fact]
    public void Rejects_UK_and_suggests_GB()
    {
        var error = TestCountries.Validate(TestCountries.Lisbon with { Country = "UK" }).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.country");
        error.Code.ShouldBe(20000);
        error.Reason.ShouldContain("use GB for United Kingdom");
    }

    [Fact]
    public void Skips_country_rules_when_the_country_is_unknown()
    {
        var error = TestCountries.Validate(new Address { AddressLine1 = "1", Country = "ZZ", PostalCode = "?", PhoneNumber = "?", Region = "?", State = "?" })
            .ShouldHaveSingleItem();

        error.Code.ShouldBe(20000);
        error.Reason.ShouldContain("two letters");
    }

    [Theory]
    [InlineData("US", "wa", "98052")]
    [InlineData("US", "Washington", "98052")]
    [InlineData("US", "district of columbia", "20500")]
    [InlineData("CA", "québec", "H2Y 1C6")]
    [InlineData("CA", "Quebec", "h2y1c6")]
    [InlineData("MX", "MEXICO", "50000")]
    [InlineData("MX", "CMX", "06000")]
    [InlineData("MX", "michoacán", "58000")]
    [InlineData("CN", "GD", "510000")]
    [InlineData("CN", "Beijing Shi", "100000")]
    [InlineData("AU", "Anything", "2000")]
    [InlineData("AE", "Anything", null)]
    [InlineData("PT", "Anything", "1000")]
    [InlineData("BR", "São Paulo", "01310-100")]
    public void Accepts_a_state_by_code_or_name_and_any_state_where_no_list_is_enforced(string country, string state, string? postalCode) =>
        AddressOf(country, state, postalCode).ShouldBeEmpty();

    [Theory]
    [InlineData("US", "PR", "00901")]
    [InlineData("CA", "ZZ", "K1A 0A9")]
    [InlineData("CN", "Atlantis", "100000")]
    [InlineData("MX", "AG", "06000")]
    [InlineData("CN", "HK", "999077")]
    public void Rejects_a_state_outside_an_enforced_list_and_names_the_list(string country, string state, string postalCode)
    {
        var error = AddressOf(country, state, postalCode)[0];

        error.Field.ShouldBe("address.state");
        error.Code.ShouldBe(27002);
        TestCountries.Country(country).States.ShouldAllBe(allowed => error.Reason.Contains(allowed.Code));
    }

    [Fact]
    public void Rejects_a_missing_state_only_where_one_is_required()
    {
        var error = TestCountries.Validate(TestCountries.Redmond with { State = "" }).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.state");
        error.Code.ShouldBe(27002);
        error.Reason.ShouldContain("WY");
    }

    [Theory]
    [InlineData("AU", "2000", "such as")]
    [InlineData("AE", null, "such as")]
    [InlineData("CN", "100000", "one of")]
    public void Requires_a_state_where_the_published_rules_do(string country, string? postalCode, string list)
    {
        var error = AddressOf(country, null, postalCode).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.state");
        error.Reason.ShouldContain($": {list} {TestCountries.Country(country).Rules.SupportedStatesList[0]}, ");
    }

    [Theory]
    [InlineData("US", "CA", "98052", "WA")]
    [InlineData("US", "NY", "94105", "CA")]
    [InlineData("US", "VT", "05501", "MA")]
    [InlineData("US", "WA", "96910", "any state")]
    [InlineData("US", "WA", "00000", "any state")]
    [InlineData("CA", "BC", "M5V 2T6", "ON")]
    [InlineData("CA", "QC", "K2P 1L4", "ON")]
    [InlineData("CA", "AB", "X0A 0H0", "NT or NU")]
    public void Rejects_a_postal_code_of_another_state(string country, string state, string postalCode, string expected)
    {
        var error = AddressOf(country, state, postalCode).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.postalCode");
        error.Code.ShouldBe(27002);
        error.Reason.ShouldContain(expected);
    }

    [Theory]
    [InlineData("US", "NY", "06390")]
    [InlineData("US", "CT", "06390")]
    [InlineData("US", "NY", "00501")]
    [InlineData("US", "TX", "73301")]
    [InlineData("US", "TX", "88510")]
    [InlineData("US", "VA", "20101")]
    [InlineData("US", "MA", "05501-0001")]
    [InlineData("US", "WY", "83414")]
    [InlineData("CA", "NU", "X0A 0H0")]
    [InlineData("CA", "NT", "X1A 2P7")]
    [InlineData("CA", "QC", "K1A 0H3")]
    public void Accepts_a_postal_code_that_two_states_share_in_both(string country, string state, string postalCode) =>
        AddressOf(country, state, postalCode).ShouldBeEmpty();

    [Theory]
    [InlineData("US", "WA", "9805")]
    [InlineData("US", "WA", "980521234")]
    [InlineData("US", "WA", "٩٨٠٥٢")]
    [InlineData("CA", "ON", "K1A-0A9")]
    [InlineData("CA", "ON", "D1A 0A9")]
    [InlineData("PT", null, "1100048")]
    [InlineData("DE", null, "1234")]
    [InlineData("GB", null, "12345")]
    [InlineData("NL", null, "0123 AB")]
    public void Rejects_a_postal_code_of_another_format_and_names_the_format(string country, string? state, string postalCode)
    {
        var error = AddressOf(country, state, postalCode).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.postalCode");
        error.Code.ShouldBe(27002);
        error.Reason.ShouldContain(TestCountries.Country(country).Rules.PostalCodeRegex!.Text);
    }

    [Theory]
    [InlineData("GB", "sw1a 2aa")]
    [InlineData("GB", "M1 1AE")]
    [InlineData("GB", "BFPO 61")]
    [InlineData("NL", "1012 jS")]
    [InlineData("IE", "D02 AF30")]
    [InlineData("JP", "100-0001")]
    [InlineData("BR", "01310100")]
    [InlineData("HK", null)]
    public void Accepts_a_postal_code_in_any_case(string country, string? postalCode) =>
        AddressOf(country, null, postalCode).ShouldBeEmpty();

    [Fact]
    public void Rejects_a_missing_postal_code_where_one_is_required()
    {
        var error = TestCountries.Validate(TestCountries.Lisbon with { PostalCode = null }).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.postalCode");
        error.Code.ShouldBe(27002);
    }

    [Fact]
    public void Rejects_a_region_in_the_United_States_only()
    {
        var error = TestCountries.Validate(TestCountries.Redmond with { Region = "NA" }).ShouldHaveSingleItem();

        error.ShouldBe(new ValidationError("address.region", error.Reason, 27002));
        error.Reason.ShouldContain("must be empty");
        TestCountries.Validate(TestCountries.Redmond with { Region = "" }).ShouldBeEmpty();
        TestCountries.Validate(TestCountries.Lisbon with { Region = "Lisboa" }).ShouldBeEmpty();
    }

    [Fact]
    public void Accepts_values_up_to_the_maximum_length()
    {
        var atLimit = TestCountries.Lisbon with
        {
            AddressLine1 = new string('a', 200),
            AddressLine2 = new string('a', 200),
            City = new string('a', 100),
            State = new string('a', 100),
            Region = new string('a', 100),
            FirstName = new string('a', 50),
            MiddleName = new string('a', 50),
            LastName = new string('a', 50),
        };

        TestCountries.Validate(atLimit).ShouldBeEmpty();
        TestCountries.Validate(atLimit with { AddressLine1 = new string('a', 201) }).ShouldHaveSingleItem().Reason.ShouldContain("at most 200");
        TestCountries.Validate(atLimit with { City = new string('a', 101) }).ShouldHaveSingleItem().Reason.ShouldContain("at most 100");
        TestCountries.Validate(atLimit with { State = new string('a', 101) }).ShouldHaveSingleItem().Code.ShouldBe(27002);
        TestCountries.Validate(atLimit with { Region = new string('a', 101) }).ShouldHaveSingleItem().Code.ShouldBe(3000);
        TestCountries.Validate(atLimit with { PostalCode = new string('1', 21) }).ShouldHaveSingleItem().Reason.ShouldContain("at most 20");
    }

    [Fact]
    public void Rejects_control_characters()
    {
        const string Invalid = "a\u0007b";
        var address = new Address
        {
            AddressLine1 = Invalid,
            AddressLine2 = Invalid,
            City = Invalid,
            State = Invalid,
            PostalCode = Invalid,
            Country = "PT",
            Region = Invalid,
            FirstName = Invalid,
            MiddleName = Invalid,
            LastName = Invalid,
            PhoneNumber = Invalid,
        };

        TestCountries.Validate(address).Count.ShouldBe(10);
        TestCountries.Validate(address).ShouldAllBe(error => error.Reason == "must not contain control characters");
        TestCountries.Validate(TestCountries.Lisbon with { AddressLine1 = "\n" }).ShouldHaveSingleItem().Reason.ShouldContain("control");
        TestCountries.Validate(TestCountries.Lisbon with { Country = "P\0" }).ShouldHaveSingleItem().Code.ShouldBe(20000);
    }

    [Theory]
    [InlineData("US", "4258828080")]
    [InlineData("US", "1 (425) 882-8080")]
    [InlineData("US", "425/882/8080")]
    [InlineData("US", "+14258828080")]
    [InlineData("US", "+1 (425) 882-8080")]
    [InlineData("US", "425 - 882 - 8080")]
    [InlineData("CA", "613.992.4211")]
    [InlineData("PT", "210491000")]
    [InlineData("PT", "+351 210-491-000")]
    [InlineData("PT", "(021) 049/1000 x12, #3")]
    [InlineData("PT", "+0351210491000")]
    [InlineData("PT", "+1234567890123456")]
    [InlineData("PT", "0")]
    [InlineData("PT", "12345678901234567890123456789012345678901234567890")]
    [InlineData("PT", "")]
    [InlineData("PT", null)]
    public void Accepts_a_phone_number_in_national_and_international_form(string country, string? number) =>
        TestCountries.Validate(AddressIn(country) with { PhoneNumber = number }).ShouldBeEmpty();

    [Theory]
    [InlineData("US", "882-8080", "with or without +1")]
    [InlineData("US", "+44 425 882 8080", "with or without +1")]
    [InlineData("US", "425 882 8080 x1", "with or without +1")]
    [InlineData("US", "+", "with or without +1")]
    [InlineData("PT", "+", "at least one digit")]
    [InlineData("PT", "(-)", "at least one digit")]
    [InlineData("PT", "21 049 1000 ext 5", "at least one digit")]
    [InlineData("PT", "٢١٠٤٩١٠٠٠", "at least one digit")]
    [InlineData("PT", "123456789012345678901234567890123456789012345678901", "at most 50")]
    public void Rejects_another_phone_number_and_names_the_format(string country, string number, string reason)
    {
        var error = TestCountries.Validate(AddressIn(country) with { PhoneNumber = number }).ShouldHaveSingleItem();

        error.Field.ShouldBe("address.phoneNumber");
        error.Code.ShouldBe(3000);
        error.Reason.ShouldContain(reason);
    }

    [Theory]
    [InlineData("BR", nameof(RegistrationRules.Rules2023), true)]
    [InlineData("BR", nameof(RegistrationRules.Rules2021), false)]
    [InlineData("HU", nameof(RegistrationRules.Rules2023), true)]
    [InlineData("HU", nameof(RegistrationRules.Rules2021), true)]
    [InlineData("US", nameof(RegistrationRules.Rules2023), false)]
    public void Requires_a_phone_number_where_the_country_rules_do(string country, string rules, bool required)
    {
        var errors = TestCountries.Validate(AddressIn(country) with { PhoneNumber = " " }, Enum.Parse<RegistrationRules>(rules));

        errors.Select(error => (error.Field, error.Code)).ShouldBe(required ? [("address.phoneNumber", 600051)] : []);
    }

    [Fact]
    public void Suggests_an_address_in_the_format_of_its_country()
    {
        TestCountries.Normalize(new Address { AddressLine1 = " 1 Rue ", City = "Montréal ", State = " Québec", PostalCode = "h2y1c6", Country = "ca", Region = " " })
            .ShouldBe(new Address { AddressLine1 = "1 Rue", City = "Montréal", State = "QC", PostalCode = "H2Y 1C6", Country = "CA" });
        TestCountries.Normalize(TestCountries.Redmond with { State = "washington" }).ShouldBe(TestCountries.Redmond);
    }

    [Fact]
    public void Suggestion_keeps_values_that_it_does_not_recognize()
    {
        TestCountries.Normalize(TestCountries.Redmond with { State = "Nowhere" }).State.ShouldBe("Nowhere");
        TestCountries.Normalize(new Address { Country = "uk", State = "x" }).ShouldBe(new Address { Country = "UK", State = "x" });
        TestCountries.Normalize(TestCountries.Lisbon with { State = "Lisboa" }).State.ShouldBe("Lisboa");
        TestCountries.Normalize(new Address()).ShouldBe(new Address());
    }

    [Fact]
    public void Rejects_a_state_in_another_script() =>
        TestCountries.Validate(TestCountries.Redmond with { State = "\uD800\uFFFE" }).ShouldHaveSingleItem().Code.ShouldBe(27002);

    private static IReadOnlyList<ValidationError> AddressOf(string country, string? state, string? postalCode) =>
        TestCountries.Validate(AddressIn(country) with { State = state, PostalCode = postalCode });

    private static Address AddressIn(string country) => country switch
    {
        "US" => TestCountries.Redmond,
        "CA" => TestCountries.Ottawa,
        "PT" => TestCountries.Lisbon,
        "BR" => TestCountries.Lisbon with { Country = "BR", PostalCode = "01310-100", PhoneNumber = "+551130000000" },
        "HU" => TestCountries.Lisbon with { Country = "HU", PostalCode = "1011" },
        "AE" => TestCountries.Lisbon with { Country = "AE", State = "DU", PhoneNumber = "+97140000000" },
        _ => TestCountries.Lisbon with { Country = country },
    };
}
