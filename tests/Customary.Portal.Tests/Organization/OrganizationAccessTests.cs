using System.Net;
using Customary.Portal.Sessions;
using Customary.Portal.Tests.Browsers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Portal.Tests.Organization;

/// <summary>Who gets what on the customer's side, and what bad input does, over HTTP. Source: docs/portal.md#sign-in-as-a-customer.</summary>
public sealed class OrganizationAccessTests(DefaultFixtures servers)
{
    private const string Register = "/portal/organization/register";
    private const string Address = "billingProfile.defaultAddress.";

    [Theory, MemoryStore]
    public async Task Neither_side_accepts_the_session_of_the_other_one(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var partner = await server.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        using var administrator = await PortalUser.SignInToOrganizationAsync(server.Http.BaseAddress!, customer);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        (await administrator.GetAsync("/portal/organization")).Status.ShouldBe(HttpStatusCode.OK);
        (await administrator.GetAsync("/portal/customers")).Status.ShouldBe(HttpStatusCode.Found);
        (await user.GetAsync("/portal/organization")).Status.ShouldBe(HttpStatusCode.Found);

        // The secret of one side in the cookie of the other one is no session either.
        foreach (var (cookie, path) in (IEnumerable<(string, string)>)[($"customary-session={administrator.SessionCookie.Value}", "/portal/customers"), ($"customary-organization={user.SessionCookie.Value}", "/portal/organization")])
        {
            using var mixed = PortalUser.Anonymous(server.Http.BaseAddress!);
            mixed.Http.DefaultRequestHeaders.Add("Cookie", cookie);
            (await mixed.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Found, path);
        }
    }

    [Theory, MemoryStore]
    public async Task An_administrator_reaches_nothing_of_another_customer(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (own, other) = (await server.SignInAsync(), await server.SignInAsync());
        using var administrator = await PortalUser.SignInToOrganizationAsync(server.Http.BaseAddress!, await own.CreateCustomerAsync());
        var foreign = await other.CreateCustomerAsync();
        (await administrator.GetAsync("/portal/organization")).Html.ShouldNotContain(other.Tenant.ToString("N")[..8]);
        foreach (var action in (string[])["end-access", "end-relationship"])
        {
            var path = $"/portal/organization/partners/{other.Tenant}/{action}";
            (await administrator.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
            using var response = await administrator.PostAsync(path, [], "/portal/organization");
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await other.GetAsync($"/v1/customers/{foreign["id"]}")).Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory, MemoryStore]
    public async Task A_session_ends_when_the_password_of_the_administrator_changes(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var partner = await server.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        using var administrator = await PortalUser.SignInToOrganizationAsync(server.Http.BaseAddress!, customer);
        var users = $"/v1/customers/{customer["id"]}/users";
        var id = (await partner.GetAsync(users)).Json["items"]![0]!["id"]!.GetValue<string>();
        (await administrator.GetAsync("/portal/organization")).Status.ShouldBe(HttpStatusCode.OK);
        (await partner.PatchAsync($"{users}/{id}/resetpassword", new { passwordProfile = new { password = "Another1*" } })).Status.ShouldBe(200);
        (await administrator.GetAsync("/portal/organization")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory, MemoryStore]
    public async Task A_session_accepts_only_with_the_token_of_its_form(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (owner, partner) = (await server.SignInAsync(), await server.SignInAsync());
        var customer = await owner.CreateCustomerAsync();
        using var administrator = await PortalUser.SignInToOrganizationAsync(server.Http.BaseAddress!, customer);
        var path = $"/Adminportal/Home?invType=ResellerRelationship&partnerId={partner.Tenant}&DAP=true";
        using var form = new FormUrlEncodedContent([new("action", "accept")]);
        using var refused = await administrator.Http.PostAsync(new Uri(path, UriKind.Relative), form);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);
        using var accepted = await administrator.PostAsync(path, new() { ["action"] = "accept" }, path);
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory, MemoryStore]
    public async Task Credentials_without_the_token_of_a_form_accept_and_start_no_session(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (owner, partner) = (await server.SignInAsync(), await server.SignInAsync());
        var customer = await owner.CreateCustomerAsync();
        using var script = PortalUser.Anonymous(server.Http.BaseAddress!);
        using var form = new FormUrlEncodedContent([new("user", $"admin@{customer["companyProfile"]!["domain"]}"), new("password", customer["userCredentials"]!["password"]!.GetValue<string>())]);
        using var response = await script.Http.PostAsync(new Uri($"/Adminportal/Home?invType=ResellerRelationship&partnerId={partner.Tenant}", UriKind.Relative), form);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(200);
        response.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith("customary-organization=", StringComparison.Ordinal));
    }

    public static TheoryData<string, string> BadInput => new()
    {
        { "billingProfile.companyName", "" },
        { "billingProfile.companyName", new string('x', 300) },
        { "billingProfile.companyName", "Coho\0Vineyard" },
        { "billingProfile.companyName", "Coho \u202Edraveniv" },
        { "companyProfile.domain", "a b" },
        { "companyProfile.domain", "-coho" },
        { "companyProfile.domain", new string('a', 28) },
        { "billingProfile.email", "<script>alert(1)</script>" },
        { "billingProfile.culture", "nonsense culture" },
        { $"{Address}addressLine1", " " },
        { $"{Address}addressLine2", "\u2066hidden" },
        { $"{Address}city", new string('y', 101) },
        { $"{Address}state", "ZZ" },
        { $"{Address}postalCode", "\"><script>alert(1)</script>" },
        { $"{Address}postalCode", "10001" },
        { $"{Address}phoneNumber", "call me" },
        { $"{Address}country", "ZZ" },
    };

    [Theory, MemberData(nameof(BadInput))]
    public async Task A_bad_value_is_an_error_at_its_field_and_keeps_what_was_typed(string field, string value)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var partner = await server.SignInAsync();
        var path = $"{Register}?invType=ResellerRelationship&partnerId={partner.Tenant}&DAP=true";
        using var person = PortalUser.Anonymous(server.Http.BaseAddress!);
        foreach (var language in (string[])["en", "de"])
        {
            person.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var fields = Fields();
            fields[field] = value;
            using var response = await person.PostAsync(path, fields, path);
            var html = await response.Content.ReadAsStringAsync();
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, html);
            html.ShouldContain($"id=\"{field}-error\"", Case.Sensitive, html);
            html.ShouldContain($"href=\"#{field}\"");
            html.ShouldNotContain("<script");
            html.ShouldContain("eva@coho.example".Equals(value, StringComparison.Ordinal) || field.EndsWith("email", StringComparison.Ordinal) ? "Eva" : "eva@coho.example");
            if (!field.EndsWith("culture", StringComparison.Ordinal) && !field.EndsWith("country", StringComparison.Ordinal) && !field.EndsWith("state", StringComparison.Ordinal) && value.Length > 0)
                html.ShouldContain(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(value));
        }

        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0, "nothing is half done");
    }

    [Theory, MemoryStore]
    public async Task An_unknown_or_incomplete_form_is_an_error_page(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var partner = await server.SignInAsync();
        var path = $"{Register}?invType=ResellerRelationship&partnerId={partner.Tenant}";
        using var person = PortalUser.Anonymous(server.Http.BaseAddress!);
        using var empty = await person.PostAsync(path, [], path);
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await empty.Content.ReadAsStringAsync()).ShouldContain("id=\"companyProfile.domain-error\"");
        using var without = await person.Http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(Fields()));
        without.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "the form has no token");
        (await person.GetAsync(Register)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await person.GetAsync($"{Register}?invType=ResellerRelationship&partnerId=%00")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Relationship_requests_work_without_the_portal()
    {
        await using var server = await CustomaryFixture.StartAsync(settings: ("portal", "off"));
        var partner = await server.SignInAsync();
        using var person = PortalUser.Anonymous(server.Http.BaseAddress!);
        var (status, html) = await person.GetAsync($"/Adminportal/Home?invType=ResellerRelationship&partnerId={partner.Tenant}");
        status.ShouldBe(HttpStatusCode.OK);
        var stylesheet = System.Text.RegularExpressions.Regex.Match(html, "rel=\"stylesheet\" href=\"([^\"]+)\"").Groups[1].Value;
        (await person.GetAsync(stylesheet)).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/portal/organization/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/portal/customers")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Outside_of_Development_only_a_person_of_the_authority_registers()
    {
        await using var authority = await FakeOidcProvider.StartAsync(TimeProvider.System);
        var partner = Guid.NewGuid();
        await using var server = await CustomaryFixture.StartAsync(settings: [("environment", "Production"), ("server-key", new string('k', 40)), ("portal-customer-claim", "upn"), .. authority.Settings(partner)]);
        var path = $"{Register}?invType=ResellerRelationship&partnerId={partner}&DAP=true";
        using var nobody = PortalUser.Anonymous(server.Http.BaseAddress!);
        (await nobody.GetAsync(path)).Status.ShouldBe(HttpStatusCode.SeeOther);
        using var refused = await nobody.PostAsync(path, Fields(), "/portal/organization/sign-in");
        refused.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        refused.Headers.Location!.ToString().ShouldStartWith("/portal/organization/sign-in/start?return=");

        // A token of any tenant names a person. It gives no access to the pages of partners.
        using var person = await SignInAsync(server, authority.SignIn(Guid.NewGuid()));
        (await person.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/portal/organization")).Status.ShouldBe(HttpStatusCode.Found, "the person administers no customer yet");
        using var registered = await person.PostAsync(path, Fields(), path);
        var html = await registered.Content.ReadAsStringAsync();
        registered.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        var domain = System.Text.RegularExpressions.Regex.Match(html, "admin@([^<]+)").Groups[1].Value;
        var token = TestPartner.FromToken(server, partner, authority.SignIn(partner));
        (await AuditLog.ReadAsync(token)).ShouldHaveSingleItem()["userPrincipalName"]!.GetValue<string>().ShouldNotStartWith("admin@");

        // The configured claim names an administrator of the customer. An application never does.
        using var administrator = await SignInAsync(server, authority.SignIn(Guid.NewGuid(), change: claims => claims["upn"] = $"admin@{domain}"));
        (await administrator.GetAsync("/portal/organization")).Status.ShouldBe(HttpStatusCode.OK);
        var sessions = server.Services.GetRequiredService<OrganizationSessionService>();
        (await sessions.StartAsync(new DefaultHttpContext(), authority.SignIn(partner, asUser: false), TestContext.Current.CancellationToken))!.Status.ShouldBe(401);
    }

    // The authority of the tests has no pages, so the session starts with a token.
    private static async Task<PortalUser> SignInAsync(CustomaryFixture server, string token)
    {
        var context = new DefaultHttpContext { RequestServices = server.Services };
        (await server.Services.GetRequiredService<OrganizationSessionService>().StartAsync(context, token, TestContext.Current.CancellationToken)).ShouldBeNull();
        var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        user.Add(context.Response.Headers.SetCookie.Last()!.Split(';')[0]);
        return user;
    }

    private static Dictionary<string, string> Fields() => new()
    {
        ["form-id"] = Guid.NewGuid().ToString(),
        ["companyProfile.domain"] = $"c{Guid.NewGuid():N}"[..24],
        ["billingProfile.companyName"] = "Coho Vineyard",
        ["billingProfile.firstName"] = "Eva",
        ["billingProfile.email"] = "eva@coho.example",
        ["billingProfile.culture"] = "en-US",
        [$"{Address}country"] = "US",
        [$"{Address}addressLine1"] = "1 Main Street",
        [$"{Address}city"] = "Redmond",
        [$"{Address}state"] = "WA",
        [$"{Address}postalCode"] = "98052",
        [$"{Address}phoneNumber"] = "4255550100",
    };
}
