using System.Net;
using System.Text.Json.Nodes;
using Customary.Core.Relationships;
using Customary.Storage.Partners;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Relationships;

public sealed class AcceptanceTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Accepting_after_the_relationship_ended_restores_the_customer_under_the_same_id(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        await partner.PatchAsync($"/v1/customers/{customer["id"]}", new { relationshipToPartner = "none" });
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(403, 20002);

        (await AcceptAsync(service, partner, customer)).ShouldBe(200);

        var found = await partner.GetAsync($"/v1/customers/{customer["id"]}");
        found.Status.ShouldBe(200);
        found.Json["relationshipToPartner"]!.GetValue<string>().ShouldBe("reseller");
        found.Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeFalse();
        found.Json["commerceId"]!.GetValue<string>().ShouldBe(customer["commerceId"]!.GetValue<string>());
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        var record = (await partner.GetAsync("/v1/auditrecords")).Json["items"]!.AsArray()[^1]!;
        record["operationType"]!.GetValue<string>().ShouldBe("extend_relationship");
        record["userPrincipalName"]!.GetValue<string>().ShouldStartWith("admin@");
    }

    [Theory, AllStores]
    public async Task A_second_partner_gets_the_customer_with_its_own_billing_profile(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var first = await service.SignInAsync();
        var customer = await first.CreateCustomerAsync();
        var second = await service.SignInAsync();
        (await second.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);

        (await AcceptAsync(service, second, customer)).ShouldBe(200);

        var found = (await second.GetAsync($"/v1/customers/{customer["id"]}")).Json;
        found["commerceId"]!.GetValue<string>().ShouldNotBe(customer["commerceId"]!.GetValue<string>());
        found["billingProfile"]!["firstName"].ShouldBeNull("the first partner's billing contact is not the second's to see");
        found["billingProfile"]!["companyName"]!.GetValue<string>().ShouldBe("Contoso");
        (await first.GetAsync($"/v1/customers/{customer["id"]}")).Json["billingProfile"]!["firstName"]!.GetValue<string>().ShouldBe("Ann");
    }

    [Theory, AllStores]
    public async Task The_user_name_that_the_API_returned_is_accepted_with_a_domain(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        var (user, domain) = (customer.Text("userCredentials.userName")!, customer.Text("companyProfile.domain")!);
        user.ShouldBe("admin");
        var other = await service.SignInAsync();
        var form = await FormAsync(other, customer);
        form.Fields["user"] = user;
        (await SendAsync(service, form)).ShouldBe(400, "the domain is missing");
        form.Fields["domain"] = "another.onmicrosoft.com";
        (await SendAsync(service, form)).ShouldBe(403);
        (await other.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);
        form.Fields["domain"] = domain.ToUpperInvariant();
        (await SendAsync(service, form)).ShouldBe(200);
        (await other.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(200);
        (await other.GetAsync("/v1/auditrecords")).Json["items"]!.AsArray()[^1]!.Text("userPrincipalName").ShouldBe($"{user}@{domain.ToUpperInvariant()}");
    }

    [Fact]
    public async Task The_page_shows_the_registered_names_of_the_partners()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var (reseller, provider) = (await service.SignInAsync(), await service.SignInAsync());
        await service.RegisterAsync(provider, PartnerKind.IndirectProvider, "Contoso <Distribution>");
        await service.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Fabrikam & Sons");
        (await service.RegisterAsync(provider, reseller)).ShouldBeNull();
        var direct = await service.SignInAsync();
        await service.RegisterAsync(direct, PartnerKind.DirectReseller, "Northwind");

        (await ReadAsync(service, $"invType=ResellerRelationship&partnerId={direct.Tenant}&msppId=0&DAP=true"))
            .ShouldContain("<h1>Accept Northwind as your reseller?</h1>");
        (await ReadAsync(service, $"invType=IndirectResellerRelationship&partnerId={reseller.Tenant}&msppId=0&indirectCSPId={provider.Tenant}&DAP=true"))
            .ShouldContain("<h1>Accept Fabrikam &amp; Sons with the provider Contoso &lt;Distribution&gt; as your reseller?</h1>");
    }

    [Theory]
    [InlineData("ad\"min", "<contoso>.example", 403)]
    [InlineData("admin", "", 400)]
    public async Task What_was_typed_survives_an_error_except_the_password(string user, string domain, int status)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var partner = await service.SignInAsync();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = user, ["domain"] = domain, ["password"] = "typed password" });
        using var response = await service.Http.PostAsync(new Uri($"/Adminportal/Home?invType=ResellerRelationship&partnerId={partner.Tenant}", UriKind.Relative), content);
        ((int)response.StatusCode).ShouldBe(status);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain($"value=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(user)}\"");
        page.ShouldContain($"value=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(domain)}\"");
        page.ShouldContain("role=\"alert\"");
        page.ShouldNotContain("typed password");
    }

    [Theory]
    [InlineData("admin", "wrong")]
    [InlineData("nobody", null)]
    public async Task Only_an_administrator_can_accept(string user, string? password)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var customer = await (await service.SignInAsync()).CreateCustomerAsync();
        var other = await service.SignInAsync();
        (await AcceptAsync(service, other, customer, user, password)).ShouldBe(403);
        (await other.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);
    }

    [Theory, AllStores]
    public async Task Accepting_requires_the_current_password_of_an_administrator(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        var users = $"/v1/customers/{customer["id"]}/users";
        var admin = (await partner.GetAsync(users)).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await partner.PatchAsync($"{users}/{admin["id"]}/resetpassword", new { passwordProfile = new { password = "Another1*" } })).Status.ShouldBe(200);
        var other = await service.SignInAsync();
        (await AcceptAsync(service, other, customer)).ShouldBe(403);
        (await AcceptAsync(service, other, customer, password: "Another1*")).ShouldBe(200);
        const string Administrators = "62e90394-69f5-4237-9190-012177145e10";
        (await partner.DeleteAsync($"/v1/customers/{customer["id"]}/directoryroles/{Administrators}/usermembers/{admin["id"]}")).Status.ShouldBe(204);
        (await AcceptAsync(service, await service.SignInAsync(), customer, password: "Another1*")).ShouldBe(403);
    }

    [Fact]
    public async Task Attempts_are_limited_per_customer_until_Retry_After_has_passed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await CustomaryFixture.StartAsync(clock: clock);
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        var other = await partner.CreateCustomerAsync();
        for (var tries = 0; tries < SignInAttemptLimiter.MaxPerCustomer; tries++) (await AcceptAsync(service, partner, customer, password: "wrong")).ShouldBe(403);

        (await AcceptAsync(service, partner, customer)).ShouldBe(429, "the right password is not looked at either");
        (await AcceptAsync(service, partner, other)).ShouldBe(200, "another customer's tries are its own");

        clock.Advance(TimeSpan.FromSeconds(60));
        (await AcceptAsync(service, partner, customer)).ShouldBe(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?invType=ResellerRelationship&partnerId=%3Cscript%3E")]
    [InlineData("?invType=IndirectResellerRelationship&partnerId=0b1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001")]
    public async Task An_invalid_invitation_link_is_reported(string query)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        using var response = await service.Http.GetAsync(new Uri($"/Adminportal/Home{query}", UriKind.Relative));
        ((int)response.StatusCode).ShouldBe(404);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--y")]
    [InlineData("application/json", "{}")]
    public async Task A_body_that_is_not_a_form_accepts_nothing(string mediaType, string body)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType);
        using var response = await service.Http.PostAsync(
            new Uri($"/Adminportal/Home?invType=ResellerRelationship&partnerId={Guid.NewGuid()}", UriKind.Relative), content);
        ((int)response.StatusCode).ShouldBe(403);
    }

    private static Task<string> ReadAsync(CustomaryFixture service, string query) => service.Http.GetStringAsync(new Uri($"/Adminportal/Home?{query}", UriKind.Relative));

    internal static async Task<int> AcceptAsync(CustomaryFixture service, TestPartner partner, JsonNode customer, string user = "admin", string? password = null)
    {
        var form = await FormAsync(partner, customer, user, password);
        using var page = await service.Http.GetAsync(form.Url);
        (await page.Content.ReadAsStringAsync()).ShouldContain(partner.Tenant.ToString());
        return await SendAsync(service, form);
    }

    /// <summary>The form with which an administrator of a customer accepts a relationship request, and its URL.</summary>
    internal static async Task<(Uri Url, Dictionary<string, string> Fields)> FormAsync(TestPartner partner, JsonNode customer, string user = "admin", string? password = null) =>
        (new((await partner.GetAsync("/v1/customers/relationshiprequests")).Json["url"]!.GetValue<string>()), new()
        {
            ["user"] = $"{user}@{customer["companyProfile"]!["domain"]}",
            ["password"] = password ?? customer["userCredentials"]!["password"]!.GetValue<string>(),
        });

    /// <summary>Sends the form and returns the status.</summary>
    internal static async Task<int> SendAsync(CustomaryFixture service, (Uri Url, Dictionary<string, string> Fields) form)
    {
        using var content = new FormUrlEncodedContent(form.Fields);
        using var response = await service.Http.PostAsync(form.Url, content);
        (response.Headers.RetryAfter?.Delta > TimeSpan.Zero).ShouldBe(response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable);
        return (int)response.StatusCode;
    }
}
