using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>Changes the billing profile of a customer. Source: docs/portal.md#change-the-billing-profile.</summary>
internal static class BillingEndpoints
{
    private const int StaleEtag = 2055;

    public static void MapBilling(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/customers/{id:guid}/billing", ShowAsync).WithName("ShowPortalBillingProfile");
        portal.MapPost("/customers/{id:guid}/billing", SaveAsync).WithName("UpdatePortalBillingProfile");
    }

    private static async Task<IResult> ShowAsync(Guid id, PortalSession session, CustomerService customers, CountryCatalog countries, NewCustomerForm form, CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        return customer.Fault is { } fault
            ? ErrorModel.Show(fault)
            : Show(customer.Value, FormInput.Create(CustomerForm.ToValues(customer.Value.BillingProfile!)), [], countries, form, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(
        Guid id, HttpContext context, PortalSession session, CustomerService customers, ProfileService profiles, CountryCatalog countries, NewCustomerForm form, IPortalServer server,
        CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (customer.Fault is { } unknown) return ErrorModel.Show(unknown);
        var input = FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));
        var country = form.FindCountry(input[CustomerForm.Country]);
        if (input[CustomerForm.ChangeCountry].Length > 0) return Show(customer.Value, NewCustomerForm.ForCountry(input, country), [], countries, form, StatusCodes.Status200OK);
        if (input.HasErrors) return Show(customer.Value, input, [], countries, form, StatusCodes.Status400BadRequest);
        var address = AddressForm.Create(country);
        var profile = CustomerForm.ToBillingProfile(input, address);

        // A form without an etag is a condition that no etag meets, also if the API does not require one.
        var condition = EtagCondition.Read(input[CustomerForm.Etag] is { Length: > 0 } etag ? etag : ",", attributes: null);
        var actor = new AuditActor(session.Caller, Application: null, server.GetCorrelationId(context));
        var saved = await profiles.ReplaceBillingProfileAsync(actor, id, profile, condition, cancellationToken);
        if (saved.Fault is null) return Page.Redirect($"{CustomerPaths.Details(customer.Value.Id)}?done=billing");
        if (saved.Fault.Code != StaleEtag)
            return Show(customer.Value, input.WithErrors(saved.Fault, CustomerForm.GetBillingFields(address), CustomerForm.Billing), [], countries, form, saved.Fault.Status);

        // Somebody changed the profile in between. The person sees both versions and decides; the next attempt has the current etag.
        var current = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (current.Fault is { } gone) return ErrorModel.Show(gone);
        var conflicts = Compare(current.Value.BillingProfile!, BillingProfileValidator.Normalize(profile), address);

        // The second click of a double click comes after the first one has saved the same values.
        if (conflicts.Count == 0) return Page.Redirect($"{CustomerPaths.Details(customer.Value.Id)}?done=billing");
        var values = new Dictionary<string, string>(input.Values) { [CustomerForm.Etag] = current.Value.BillingProfile!.Attributes!.Etag! };
        return Show(current.Value, FormInput.Create(values), conflicts, countries, form, StatusCodes.Status409Conflict);
    }

    private static List<BillingConflict> Compare(CustomerBillingProfile current, CustomerBillingProfile typed, AddressForm form)
    {
        var (stored, entered) = (CustomerForm.ToValues(current), CustomerForm.ToValues(typed));
        return [.. CustomerForm.GetBillingFields(form).Where(field => stored[field] != entered[field]).Select(field => new BillingConflict(CustomerForm.GetLabel(field, form), stored[field], entered[field]))];
    }

    private static IResult Show(Customer customer, FormInput input, IReadOnlyList<BillingConflict> conflicts, CountryCatalog countries, NewCustomerForm form, int status) =>
        Page.Show<BillingPage, BillingModel>(
            new(input, AddressForm.Create(form.FindCountry(input[CustomerForm.Country])), CountryNames.GetChoices(countries)) { Customer = customer, Conflicts = conflicts }, status);
}

/// <summary>The form for a billing profile.</summary>
/// <param name="Input">What was typed.</param>
/// <param name="Form">The fields of the country.</param>
/// <param name="Countries">The countries to choose from.</param>
internal sealed record BillingModel(FormInput Input, AddressForm Form, IReadOnlyList<KeyValuePair<string, string>> Countries) : CustomerFormModel(Input, Form, Countries)
{
    /// <summary>The customer.</summary>
    public required Customer Customer { get; init; }

    /// <summary>What somebody else saved and the person typed differently; empty if nobody did.</summary>
    public required IReadOnlyList<BillingConflict> Conflicts { get; init; }
}

/// <summary>A field that somebody else changed while the form was open.</summary>
/// <param name="Label">The label of the field.</param>
/// <param name="Saved">The value that is saved now.</param>
/// <param name="Typed">The value in the form.</param>
internal sealed record BillingConflict(string Label, string Saved, string Typed);
