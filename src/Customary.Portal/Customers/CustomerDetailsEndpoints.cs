using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Customers;

/// <summary>The pages that show a customer. Source: docs/portal.md#customers.</summary>
internal static class CustomerDetailsEndpoints
{
    private const int PageSize = 50;

    public static void MapCustomerDetails(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/customers/{id:guid}", ShowAsync).WithName("ShowPortalCustomer");
        portal.MapGet("/customers/{id:guid}/users", ShowUsersAsync).WithName("ShowPortalCustomerUsers");
        portal.MapGet("/customers/{id:guid}/agreements", ShowAgreementsAsync).WithName("ShowPortalCustomerAgreements");
    }

    private static async Task<IResult> ShowAsync(
        Guid id, HttpContext context, PortalSession session, CustomerService customers, RelationshipService relationships, ValidationStatusService statuses, Cloud cloud, CountryCatalog countries,
        CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (customer.Fault is { } fault) return ErrorModel.Show(fault);
        var partners = await cloud.RunIfAvailableAsync("ListCustomerRelationships", () => relationships.ListOfCustomerAsync(session.Caller, id, cancellationToken));
        var status = await cloud.RunIfAvailableAsync("GetValidationStatus", () => statuses.FindAsync(session.Caller, id, "account", cancellationToken));
        return Page.Show<CustomerDetailsPage, CustomerModel>(new(
            customer.Value, session.Caller.IsSandbox, partners.Fault is null ? partners.Value.Items ?? [] : [], status.Fault is null ? status.Value.Status : null,
            context.Request.Query["done"].ToString(), code => CountryNames.Get(countries, code)));
    }

    private static async Task<IResult> ShowUsersAsync(
        Guid id, HttpContext context, PortalSession session, CustomerService customers, UserService users, RoleService roles, ServerKey key, Cloud cloud, CountryCatalog countries, CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (customer.Fault is { } fault) return ErrorModel.Show(fault);
        var path = CustomerPaths.Part(customer.Value.Id, "users");
        var (caller, query) = (session.Caller, context.Request.Query);
        var token = query["page"] is [{ Length: > 0 } text] ? PageToken.Read(text, UserTokenJsonContext.Default.UserToken, KeyPurpose.UserCursor, caller.Partner, id, key) : null;
        if (query.ContainsKey("page") && token is null) return Page.Redirect(path);
        var position = PagePosition<UserCursor>.Find(query["seek"] == "previous" ? SeekOperation.Previous : SeekOperation.Next, token?.First, token?.Last);
        var list = token?.Query ?? new UserQuery(query["deleted"] == "true", ByDisplayName: true, IsDescending: false, PageSize);
        var page = await cloud.RunIfAvailableAsync("ListUsers", () => users.ListAsync(caller, id, list, position, cancellationToken));
        if (page.Fault is { } refused)
            return token is not null ? Page.Redirect(path) : Page.Show<CustomerUsersPage, CustomerUsersModel>(new(customer.Value, [], list.Deleted, refused.Code, null, null, GetCountryName));
        var rows = new List<UserWithRoles>();
        foreach (var user in page.Value.Items)
        {
            var names = list.Deleted ? [] : await roles.ListAsync(caller, id, Guid.Parse(user.Id!), cancellationToken) is { Fault: null, Value: var found } ? found : [];
            rows.Add(new(user, [.. names.Select(role => role.Name!)]));
        }

        var next = page.Value is { First: { } first, Last: { } last } ? PageToken.Write(new(list, first, last), UserTokenJsonContext.Default.UserToken, KeyPurpose.UserCursor, caller.Partner, id, key) : "";
        return Page.Show<CustomerUsersPage, CustomerUsersModel>(new(
            customer.Value, rows, list.Deleted, null,
            page.Value.HasPrevious ? $"{path}?page={next}&seek=previous" : null, page.Value.HasNext ? $"{path}?page={next}&seek=next" : null, GetCountryName));

        string GetCountryName(string? code) => CountryNames.Get(countries, code);
    }

    private static async Task<IResult> ShowAgreementsAsync(
        Guid id, PortalSession session, CustomerService customers, QualificationService qualifications, AgreementService agreements, Cloud cloud, CancellationToken cancellationToken)
    {
        var customer = await customers.ReadAsync(session.Caller, id, cancellationToken);
        if (customer.Fault is { } fault) return ErrorModel.Show(fault);
        var qualified = await cloud.RunIfAvailableAsync("ListQualifications", () => qualifications.ListAsync(session.Caller, id, cancellationToken));
        var agreed = await cloud.RunIfAvailableAsync("ListAgreements", () => agreements.ListAsync(session.Caller, id, "*", cancellationToken));
        return Page.Show<CustomerAgreementsPage, CustomerAgreementsModel>(new(customer.Value, qualified.Fault is null ? qualified.Value : [], agreed.Fault is null ? agreed.Value : []));
    }
}

/// <summary>The first page of a customer.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="IsSandbox">Whether the partner is a sandbox account, which can delete customers.</param>
/// <param name="Partners">The other partners that share the customer.</param>
/// <param name="Status">The validation status of the account; null if it has none.</param>
/// <param name="Done">What the person has just done: a value of <see cref="CustomerEnding"/>, or <c>billing</c>.</param>
/// <param name="GetCountryName">Returns the name of a country in the language of the request.</param>
internal sealed record CustomerModel(
    Customer Customer, bool IsSandbox, IReadOnlyList<PartnerRelationship> Partners, string? Status, string Done, Func<string?, string> GetCountryName);

/// <summary>The users of a customer.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Users">The users of the page.</param>
/// <param name="AreDeleted">Whether they are deleted users.</param>
/// <param name="FaultCode">Why there are no users: the code of the fault; null if there is none.</param>
/// <param name="Previous">The path of the previous page; null if this is the first one.</param>
/// <param name="Next">The path of the next page; null if this is the last one.</param>
/// <param name="GetCountryName">Returns the name of a country in the language of the request.</param>
internal sealed record CustomerUsersModel(
    Customer Customer, IReadOnlyList<UserWithRoles> Users, bool AreDeleted, int? FaultCode, string? Previous, string? Next, Func<string?, string> GetCountryName);

/// <summary>A user and the names of its directory roles.</summary>
internal sealed record UserWithRoles(CustomerUser User, IReadOnlyList<string> Roles);

/// <summary>The qualifications and agreements of a customer.</summary>
internal sealed record CustomerAgreementsModel(Customer Customer, IReadOnlyList<CustomerQualification> Qualifications, IReadOnlyList<Agreement> Agreements);
