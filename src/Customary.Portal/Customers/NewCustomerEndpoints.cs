using Customary.Core.Domains;
using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>Creates a customer. Source: docs/portal.md#create-a-customer.</summary>
internal static class NewCustomerEndpoints
{
    private const string Operation = "CreateCustomer";

    public static void MapNewCustomer(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/customers/new", ShowAsync).WithName("ShowPortalNewCustomer");
        portal.MapPost("/customers/new", CreateAsync).WithName("CreatePortalCustomer");
    }

    private static async Task<IResult> ShowAsync(PortalSession session, NewCustomerForm form, IdGenerator ids, PartnerRegistry partners, CancellationToken cancellationToken)
    {
        var registered = await partners.FindAsync(session.Caller.Partner, cancellationToken);
        var country = form.FindCountry(registered.Country);
        var input = FormInput.Create(new Dictionary<string, string>
        {
            [CustomerForm.RequestId] = ids.NewId().ToString(),
            [CustomerForm.Country] = country.Iso2,
            [CustomerForm.Culture] = country.Rules.DefaultCulture,
            [CustomerForm.Language] = country.Rules.SupportedLanguagesList.FirstOrDefault(language => country.Rules.DefaultCulture.StartsWith(language, StringComparison.OrdinalIgnoreCase), ""),
        });
        return await form.ShowAsync(session, input, country, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, PortalSession session, NewCustomerForm form, CustomerService customers, IPortalServer server, Cloud cloud, CancellationToken cancellationToken)
    {
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        var country = form.FindCountry(input[CustomerForm.Country]);
        if (input[CustomerForm.ChangeCountry].Length > 0) return await form.ShowAsync(session, NewCustomerForm.ForCountry(input, country), country, StatusCodes.Status200OK, cancellationToken);
        if (!Guid.TryParse(input[CustomerForm.RequestId], out var request)) return ErrorModel.ShowFormExpired();
        var address = AddressForm.Create(country);
        var customer = CustomerForm.ToCustomer(input, address);
        if (!input.HasErrors)
        {
            // The ID of the form makes a second click, a repeated request and a reload the same creation.
            var actor = new AuditActor(session.Caller, Application: null, server.GetCorrelationId(context));
            var created = await cloud.RunIfAvailableAsync(Operation, () => customers.CreateAsync(actor, customer, request, cancellationToken));
            if (created.Fault is null) return Page.Show<CustomerCreatedPage, CustomerCreatedModel>(new(created.Value));
            input = input.WithErrors(created.Fault, CustomerForm.GetFields(address));
            return await form.ShowAsync(session, input, country, created.Fault.Status, cancellationToken);
        }

        return await form.ShowAsync(session, input, country, StatusCodes.Status400BadRequest, cancellationToken);
    }
}

/// <summary>Shows the form for a new customer.</summary>
internal sealed class NewCustomerForm(CountryCatalog countries, PartnerRegistry partners, DomainValidator domains)
{
    private const string DefaultCountry = "US";

    /// <summary>Returns the country with a code, or the default.</summary>
    public Country FindCountry(string? code) => countries.TryFind(code, out var country) || countries.TryFind(DefaultCountry, out country) ? country : throw new InvalidOperationException("There are no countries.");

    /// <summary>The same values, with the language and the culture of another country if the country does not have the typed ones.</summary>
    public static FormInput ForCountry(FormInput input, Country country)
    {
        var rules = country.Rules;
        var values = new Dictionary<string, string>(input.Values);
        values.Remove(CustomerForm.ChangeCountry);
        if (!rules.SupportedCulturesList.Contains(input[CustomerForm.Culture])) values[CustomerForm.Culture] = rules.DefaultCulture;
        if (!rules.SupportedLanguagesList.Contains(input[CustomerForm.Language]))
            values[CustomerForm.Language] = rules.SupportedLanguagesList.FirstOrDefault(language => rules.DefaultCulture.StartsWith(language, StringComparison.OrdinalIgnoreCase), "");
        return FormInput.Create(values);
    }

    /// <summary>Shows the form.</summary>
    public async Task<IResult> ShowAsync(PortalSession session, FormInput input, Country country, int status, CancellationToken cancellationToken)
    {
        var resellers = await partners.ListResellersAsync(session.Caller, cancellationToken);
        return Page.Show<NewCustomerPage, NewCustomerModel>(
            new(input, AddressForm.Create(country), CountryNames.GetChoices(countries))
            {
                Resellers = resellers,
                DomainSuffix = domains.DefaultSuffix,
            },
            status);
    }
}

/// <summary>The form for a new customer.</summary>
/// <param name="Input">What was typed.</param>
/// <param name="Form">The fields of the country.</param>
/// <param name="Countries">The countries to choose from.</param>
internal sealed record NewCustomerModel(FormInput Input, AddressForm Form, IReadOnlyList<KeyValuePair<string, string>> Countries) : CustomerFormModel(Input, Form, Countries)
{
    /// <summary>The indirect resellers of the partner, for which it can create customers.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Resellers { get; init; }

    /// <summary>The usual end of a domain.</summary>
    public required string DomainSuffix { get; init; }
}

/// <summary>The page after the creation, with the password that is shown only here.</summary>
internal sealed record CustomerCreatedModel(Customer Customer);
