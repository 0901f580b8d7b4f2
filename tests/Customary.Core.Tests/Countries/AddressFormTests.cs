using Customary.Contracts;
using Customary.Core.Countries;
using Customary.Core.Validation;

namespace Customary.Core.Tests.Countries;

/// <summary>The form of an address follows the rules that the validation applies.</summary>
public sealed class AddressFormTests
{
    private static readonly CountryCatalog Countries = CountryCatalog.Load();

    [Theory]
    [InlineData("US", "AddressLine1 AddressLine2 City State PostalCode PhoneNumber", AddressLabel.State, AddressLabel.ZipCode)]
    [InlineData("CA", "AddressLine1 AddressLine2 City State PostalCode PhoneNumber", AddressLabel.Province, AddressLabel.PostalCode)]
    [InlineData("DE", "AddressLine1 AddressLine2 PostalCode City PhoneNumber", null, AddressLabel.PostalCode)]
    [InlineData("GB", "AddressLine1 AddressLine2 City PostalCode PhoneNumber", null, AddressLabel.Postcode)]
    [InlineData("AE", "AddressLine1 AddressLine2 City State PostalCode PhoneNumber", AddressLabel.Emirate, AddressLabel.PostalCode)]
    public void The_fields_are_in_the_order_of_the_country(string country, string parts, object? state, object postalCode)
    {
        var form = Create(country);
        string.Join(' ', form.Fields.Select(field => field.Part)).ShouldBe(parts);
        form.Fields.FirstOrDefault(field => field.Part == AddressPart.State)?.Label.ShouldBe((AddressLabel)state!);
        form.Fields.Single(field => field.Part == AddressPart.PostalCode).Label.ShouldBe((AddressLabel)postalCode);
    }

    [Fact]
    public void A_field_is_required_if_and_only_if_the_validation_requires_it()
    {
        var validator = new AddressValidator(Countries);
        foreach (var country in Countries.All)
        {
            var errors = new ValidationErrors();
            validator.Validate(new() { Country = country.Iso2 }, "", errors);
            AddressForm.Create(country).Fields.Where(field => field.IsRequired).Select(field => field.Name).Order().ShouldBe(errors.All.Select(error => error.Field).Order(), country.Name);
        }
    }

    [Fact]
    public void Every_choice_and_example_is_valid()
    {
        var validator = new AddressValidator(Countries);
        foreach (var country in Countries.All)
        {
            foreach (var field in AddressForm.Create(country).Fields)
            {
                foreach (var value in field.Choices.Select(choice => choice.Code).Append(field.Example).OfType<string>())
                {
                    var errors = new ValidationErrors();
                    validator.Validate(field.Part == AddressPart.State ? new Address { Country = country.Iso2, State = value } : new() { Country = country.Iso2, PhoneNumber = value }, "", errors);
                    errors.All.ShouldNotContain(error => error.Field == field.Name, $"{country.Name} {value}");
                }
            }
        }
    }

    [Fact]
    public void A_longer_value_than_the_maximum_is_not_valid()
    {
        var validator = new AddressValidator(Countries);
        foreach (var field in Create("AF").Fields.Concat(Create("AU").Fields).DistinctBy(field => field.Part))
        {
            var errors = new ValidationErrors();
            var value = new string('1', field.MaxLength + 1);
            validator.Validate(new() { Country = "AU", AddressLine1 = value, AddressLine2 = value, City = value, State = value, PostalCode = value, PhoneNumber = value }, "", errors);
            errors.All.ShouldContain(error => error.Field == field.Name && error.Reason.Contains($"at most {field.MaxLength} "), field.Name);
        }
    }

    private static AddressForm Create(string country)
    {
        Countries.TryFind(country, out var found).ShouldBeTrue();
        return AddressForm.Create(found!);
    }
}
