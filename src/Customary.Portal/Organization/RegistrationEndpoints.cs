using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;
using Customary.Portal.SignIn;

namespace Customary.Portal.Organization;

/// <summary>The registration of a new organization with a relationship request. Source: docs/contract.md#registering-an-organization.</summary>
internal static class RegistrationEndpoints
{
    /// <summary>The path of the form. Its query is that of the relationship request.</summary>
    public const string Path = $"{PortalPaths.Organization}/register";

    private const string DefaultCountry = "US";

    public static void MapRegistration(this IEndpointRouteBuilder organization)
    {
        organization.MapGet("/register", ShowAsync).WithName("ShowRegistration").AllowAnonymous();
        organization.MapPost("/register", RegisterAsync).WithName("Register").AllowAnonymous();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, RelationshipAcceptance acceptance, OrganizationRegistration registration, CountryCatalog countries, Cloud cloud, IdGenerator ids, ISignInAuthority authority, CancellationToken cancellationToken)
    {
        if (await Invitations.FindAsync(context, acceptance, cancellationToken) is not { } request) return ShowUnknown();
        if (!IsAllowed(context, registration)) return RefuseAnonymous(request, authority);
        var input = FormInput.Create(new Dictionary<string, string> { [RegistrationForm.CountryField] = DefaultCountry, [RegistrationForm.IdField] = ids.NewId().ToString() });
        return Show(request, RegistrationForm.WithCulture(input, GetAddressForm(input, countries).Country), countries, cloud);
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext context, RelationshipAcceptance acceptance, OrganizationRegistration registration, CountryCatalog countries, Cloud cloud, IPortalServer server, ISignInAuthority authority,
        CancellationToken cancellationToken)
    {
        if (await Invitations.FindAsync(context, acceptance, cancellationToken) is not { } request) return ShowUnknown();
        if (!IsAllowed(context, registration)) return RefuseAnonymous(request, authority);
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var input = FormInput.Read(form);

        // Another country has other fields. The button that selects it checks nothing.
        var address = GetAddressForm(input, countries);
        if (form["action"] == "country") return Show(request, RegistrationForm.WithCulture(FormInput.Create(input.Values), address.Country), countries, cloud);
        var organization = RegistrationForm.Read(input, cloud);
        if (input.HasErrors) return Show(request, input, countries, cloud, StatusCodes.Status400BadRequest);
        var id = Guid.TryParse(input[RegistrationForm.IdField], out var found) ? found : (Guid?)null;
        var registered = await registration.RegisterAsync(
            request.Invitation, organization, GetAuthorityUser(context), id, server.GetCorrelationId(context), cancellationToken);
        if (registered.Fault is not { } fault) return Page.Show<RegisteredPage, RegisteredModel>(new(request, registered.Value));
        return Show(request, RegistrationForm.WithErrors(input, fault, address), countries, cloud, fault.Status is StatusCodes.Status409Conflict ? fault.Status : StatusCodes.Status400BadRequest);
    }

    private static bool IsAllowed(HttpContext context, OrganizationRegistration registration) => registration.AllowsAnonymous || GetAuthorityUser(context) is not null;

    // An administrator that signed in with a password is known to this server only, and not a person of the authority.
    private static string? GetAuthorityUser(HttpContext context) => context.Features.Get<OrganizationSession>() is { IsOfAuthority: true, Name: var name } ? name : null;

    private static IResult RefuseAnonymous(InvitationModel request, ISignInAuthority authority) => authority.IsDevelopmentIssuer
        ? ErrorModel.Show(Fault.ActionNotAllowed("This server has no authority at which a person can sign in, so nobody can register an organization."))
        : Page.Redirect(OrganizationSignInEndpoints.GetStart(Path + request.Query));

    private static IResult ShowUnknown() => Page.Show<UnknownInvitationPage, UnknownInvitationModel>(new(), StatusCodes.Status404NotFound);

    private static IResult Show(InvitationModel request, FormInput input, CountryCatalog countries, Cloud cloud, int status = StatusCodes.Status200OK) =>
        Page.Show<RegistrationPage, RegistrationModel>(new(request, input, GetAddressForm(input, countries), countries, cloud.DomainSuffix), status);

    private static AddressForm GetAddressForm(FormInput input, CountryCatalog countries)
    {
        if (!countries.TryFind(input[RegistrationForm.CountryField], out var country)) countries.TryFind(DefaultCountry, out country);
        return AddressForm.Create(country!);
    }
}

/// <summary>The form of a new organization.</summary>
/// <param name="Request">The relationship request.</param>
/// <param name="Input">What was typed.</param>
/// <param name="Address">The address form of the selected country.</param>
/// <param name="Countries">All countries.</param>
/// <param name="DomainSuffix">The suffix of the domain.</param>
internal sealed record RegistrationModel(InvitationModel Request, FormInput Input, AddressForm Address, CountryCatalog Countries, string DomainSuffix);

/// <summary>The page after the registration, which shows the password of the first administrator once.</summary>
/// <param name="Request">The relationship request.</param>
/// <param name="Customer">The customer with the credentials.</param>
internal sealed record RegisteredModel(InvitationModel Request, Customer Customer);
