using System.Text.Json.Nodes;
using Customary.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Users;

public sealed class UserTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Inactive = "?filter={\"Field\":\"UserState\",\"Value\":\"Inactive\",\"Operator\":\"equals\"}";

    [Theory, AllStores]
    public async Task The_first_administrator_is_a_user_with_the_password_of_the_creation(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var listed = await customer.Partner.GetAsync(customer.Users);
        var admin = listed.Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        admin["userPrincipalName"]!.GetValue<string>().ShouldBe($"admin@{customer.Domain}");
        admin["displayName"]!.GetValue<string>().ShouldBe("Contoso");
        admin["usageLocation"].ShouldBeNull();
        admin["state"]!.GetValue<string>().ShouldBe("active");
        admin["links"]!["self"]!["uri"]!.GetValue<string>().ShouldBe($"/customers/{customer.Id}/users/{admin["id"]}");
        listed.Json["links"]!["self"]!["uri"]!.GetValue<string>().ShouldBe($"/customers/{customer.Id}/users");
        listed.Json["attributes"]!["objectType"]!.GetValue<string>().ShouldBe("Collection");
        (await customer.Partner.GetAsync($"{customer.Users}/{admin["id"]}")).Json.ToJsonString().ShouldBe(admin.ToJsonString());

        var password = customer.Customer["userCredentials"]!["password"]!.GetValue<string>();
        (await VerifyAsync(customer, "admin", password)).ShouldBeTrue();
        (await VerifyAsync(customer, "admin", password + "x")).ShouldBeFalse();
    }

    [Theory, AllStores]
    public async Task Creating_a_user_returns_the_documented_response_and_the_password_once(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var created = await customer.Partner.PostAsync($"{customer.Users}/", customer.NewUser("daniel"));
        created.Status.ShouldBe(200, created.Text);
        var user = created.Json.AsObject();
        user["passwordProfile"]!.ToJsonString().ShouldBe("""{"forceChangePassword":true,"password":"abCD123*"}""");
        user.ContainsKey("lastDirectorySyncTime").ShouldBeTrue();
        user["lastDirectorySyncTime"].ShouldBeNull();
        user.ContainsKey("softDeletionTime").ShouldBeTrue();
        user["userDomainType"]!.GetValue<string>().ShouldBe("none");
        user["state"]!.GetValue<string>().ShouldBe("active");
        user["attributes"]!["objectType"]!.GetValue<string>().ShouldBe("CustomerUser");

        var found = await customer.Partner.GetAsync($"{customer.Users}/{user["id"]}");
        found.Json["displayName"]!.GetValue<string>().ShouldBe("User daniel");
        foreach (var response in (ApiResponse[])[found, await customer.Partner.GetAsync(customer.Users), await customer.Partner.GetAsync("/v1/auditrecords")])
            response.Text.ShouldNotContain(TestCustomer.Password);
        (await VerifyAsync(customer, "DANIEL", TestCustomer.Password)).ShouldBeTrue();
        (await VerifyAsync(customer, "daniel", "abCD123*x")).ShouldBeFalse();
        AuditLog.Operation((await AuditLog.ReadAsync(customer.Partner))[^1]).ShouldBe("create_customer_user");
    }

    [Theory]
    [InlineData("usageLocation", null, 3000)]
    [InlineData("usageLocation", "XX", 20000)]
    [InlineData("userPrincipalName", null, 3000)]
    [InlineData("userPrincipalName", "somebody", 3000)]
    [InlineData("userPrincipalName", "a b@{domain}", 3000)]
    [InlineData("userPrincipalName", "somebody@fabrikam.com", 3000)]
    [InlineData("displayName", " ", 3000)]
    public async Task Rejects_an_invalid_user(string field, string? value, int code)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory));
        var user = customer.NewUser("daniel");
        user[field] = value?.Replace("{domain}", customer.Domain, StringComparison.Ordinal);
        (await customer.Partner.PostAsync(customer.Users, user)).ShouldBeFault(400, code).Data.ShouldHaveSingleItem().ShouldStartWith(field);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("abCD12*", false)]
    [InlineData("abcdefg1", false)]
    [InlineData("abCDefgh", false)]
    [InlineData("abCD123é", false)]
    [InlineData("abcdef1*", true)]
    [InlineData("abCDefg 1", true)]
    public async Task Passwords_follow_the_directory_rules(string? password, bool isTaken)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory));
        var user = customer.NewUser("daniel");
        user["passwordProfile"]!["password"] = password;
        var response = await customer.Partner.PostAsync(customer.Users, user);
        if (isTaken) response.Status.ShouldBe(200);
        else response.ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith("passwordProfile.password");
        if (password is not null && !isTaken) response.Text.ShouldNotContain(password);
    }

    [Theory, AllStores]
    public async Task A_user_principal_name_belongs_to_one_active_user(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var daniel = await customer.AddUserAsync("daniel");
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("Daniel"))).ShouldBeFault(409, 3001);
        (await customer.Partner.DeleteAsync($"{customer.Users}/{daniel["id"]}")).Status.ShouldBe(204);
        var second = await customer.AddUserAsync("DANIEL");
        (await customer.Partner.PatchAsync($"{customer.Users}/{daniel["id"]}", new { State = "active" })).ShouldBeFault(409, 3001)
            .Json.Text("description")!.ShouldContain("Rename or delete that user first");
        (await customer.Partner.PatchAsync($"{customer.Users}/{second["id"]}", new { userPrincipalName = $"dan@{customer.Domain}" })).Status.ShouldBe(200);
        (await customer.Partner.PatchAsync($"{customer.Users}/{daniel["id"]}", new { State = "active" })).Status.ShouldBe(200);
        (await customer.NamesAsync()).ShouldBe(["admin", "dan", "daniel"]);
    }

    [Theory, AllStores]
    public async Task A_repeated_creation_creates_one_user_and_returns_the_same_password(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var first = await customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), request);
        var again = await customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), request);
        again.Status.ShouldBe(200, again.Text);
        again.Json.ToJsonString().ShouldBe(first.Json.ToJsonString());
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("other"), request)).ShouldBeFault(409, 3002);
        (await customer.NamesAsync()).ShouldBe(["admin", "daniel"]);
    }

    [Theory, AllStores]
    public async Task A_repeated_creation_of_a_deleted_user_is_rejected_until_it_is_restored(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var first = await customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), request);
        var path = $"{customer.Users}/{first.Json["id"]}";
        (await customer.Partner.DeleteAsync(path)).Status.ShouldBe(204);
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), request)).ShouldBeFault(409, 3003);
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("other"), request)).ShouldBeFault(409, 3002);
        (await customer.NamesAsync()).ShouldBe(["admin"]);
        (await customer.Partner.PatchAsync(path, new { State = "active" })).Status.ShouldBe(200);
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("daniel"), request)).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task An_update_changes_only_sent_properties_and_is_recorded_by_type(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var path = $"{customer.Users}/{(await customer.AddUserAsync("daniel"))["id"]}";
        var changed = await customer.Partner.PatchAsync(path, new { DisplayName = "Dan", State = "active", LastName = (string?)null });
        changed.Status.ShouldBe(200, changed.Text);
        (changed.Json["displayName"]!.GetValue<string>(), changed.Json["lastName"]!.GetValue<string>()).ShouldBe(("Dan", "Last"));
        (await customer.Partner.PatchAsync(path, new { DisplayName = "Dan" })).Status.ShouldBe(200);
        var set = await customer.Partner.PatchAsync(path, new { passwordProfile = new { password = "Another1*", forceChangePassword = true } });
        set.Json["passwordProfile"]!["password"]!.GetValue<string>().ShouldBe("Another1*");
        (await VerifyAsync(customer, "daniel", "Another1*")).ShouldBeTrue();
        (await customer.Partner.PatchAsync($"{path}/resetpassword", new { passwordProfile = new { password = "Third123" } })).Status.ShouldBe(200);
        (await VerifyAsync(customer, "daniel", "Another1*")).ShouldBeFalse();
        (await customer.Partner.PatchAsync($"{path}/resetpassword", new { displayName = "x" })).ShouldBeFault(400, 3000);
        (await customer.Partner.PatchAsync(path, new { State = "inactive" })).ShouldBeFault(400, 3000);

        var records = (await AuditLog.ReadAsync(customer.Partner)).Skip(2).ToList();
        records.Select(AuditLog.Operation).ShouldBe(["update_customer_user", "reset_customer_user_password", "reset_customer_user_password"]);
        records[0]["resourceType"]!.GetValue<string>().ShouldBe("customer_user");
        JsonNode.Parse(records[0]["resourceOldValue"]!.GetValue<string>())!["DisplayName"]!.GetValue<string>().ShouldBe("User daniel");
        JsonNode.Parse(records[1]["resourceNewValue"]!.GetValue<string>())!["PasswordProfile"]!["Password"]!.GetValue<string>().ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task A_deleted_user_is_listed_as_inactive_and_restorable_for_thirty_days(StoreKind store)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var customer = await TestCustomer.CreateAsync(service);
        var daniel = await customer.AddUserAsync("daniel");
        var path = $"{customer.Users}/{daniel["id"]}";
        (await customer.Partner.DeleteAsync(path)).Status.ShouldBe(204);
        (await customer.Partner.DeleteAsync(path)).ShouldBeFault(404, 60002);
        (await customer.Partner.GetAsync(path)).ShouldBeFault(404, 60002);
        (await VerifyAsync(customer, "daniel", TestCustomer.Password)).ShouldBeFalse();
        (await customer.NamesAsync()).ShouldBe(["admin"]);
        var gone = (await customer.Partner.GetAsync(customer.Users + Inactive.Replace("UserState", "UserStatus", StringComparison.Ordinal))).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        gone["state"]!.GetValue<string>().ShouldBe("inactive");
        gone["softDeletionTime"]!.GetValue<string>().ShouldStartWith("2026-03-01T10:00:00");

        clock.Advance(TimeSpan.FromDays(29));
        var later = customer with { Partner = await service.SignInAsync(tenant: customer.Partner.Tenant.ToString()) };
        var restored = await later.Partner.PatchAsync(path, new { State = "Active" });
        restored.Json["softDeletionTime"].ShouldBeNull(restored.Text);
        (await VerifyAsync(later, "daniel", TestCustomer.Password)).ShouldBeTrue();
        (await later.Partner.DeleteAsync(path)).Status.ShouldBe(204);

        clock.Advance(TimeSpan.FromDays(30));
        later = customer with { Partner = await service.SignInAsync(tenant: customer.Partner.Tenant.ToString()) };
        (await later.NamesAsync(Inactive)).ShouldBeEmpty();
        (await later.Partner.PatchAsync(path, new { State = "active" })).ShouldBeFault(404, 60002);
        (await AuditLog.ReadAsync(later.Partner, "?startDate=2026-03-01")).Select(AuditLog.Operation)
            .ShouldBe(["add_customer", "create_customer_user", "delete_customer_user", "restore_customer_user", "delete_customer_user"]);
    }

    [Theory, AllStores]
    public async Task Users_are_paged_and_sorted(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        foreach (var name in (string[])["zoe", "bob", "carl"]) await customer.AddUserAsync(name);
        var first = await customer.Partner.GetAsync($"{customer.Users}?size=3");
        var token = first.Json["continuationToken"]!.GetValue<string>();
        first.Json["links"]!["next"]!["uri"]!.GetValue<string>().ShouldBe($"/customers/{customer.Id}/users?size=3&seekOperation=Next");
        var second = await customer.Partner.GetAsync($"{customer.Users}?seekOperation=Next", ("MS-ContinuationToken", token));
        second.Json["items"]!.AsArray().ShouldHaveSingleItem()!["userPrincipalName"]!.GetValue<string>().ShouldStartWith("zoe");
        second.Json["continuationToken"].ShouldBeNull();
        (await customer.NamesAsync("?sortField=DisplayName&sortDirection=Descending")).ShouldBe(["zoe", "carl", "bob", "admin"]);
        (await customer.NamesAsync("?sortDirection=descending")).ShouldBe(["zoe", "carl", "bob", "admin"]);
        var other = await TestCustomer.CreateAsync(customer.Service);
        (await other.Partner.GetAsync(other.Users, ("MS-ContinuationToken", token))).ShouldBeFault(400, 2000);
        foreach (var query in (string[])["?sortField=Age", "?sortDirection=up", "?filter={\"Field\":\"DisplayName\",\"Value\":\"x\",\"Operator\":\"equals\"}"])
            (await customer.Partner.GetAsync(customer.Users + query)).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task Users_require_delegated_access_and_a_user_token(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var application = await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString());
        (await application.GetAsync(customer.Users)).ShouldBeFault(403, 900329);
        var stranger = await customer.Service.SignInAsync();
        (await stranger.GetAsync(customer.Users)).ShouldBeFault(404, 60003);
        (await stranger.PostAsync(customer.Users, customer.NewUser("eve"))).ShouldBeFault(404, 60003);
        (await customer.Partner.GetAsync($"{customer.Users}/{Guid.NewGuid()}")).ShouldBeFault(404, 60002);
        (await customer.Partner.GetAsync($"{customer.Users}/nobody")).ShouldBeFault(404, 60002);
        await customer.Partner.PatchAsync(customer.Path, new { allowDelegatedAccess = false });
        (await customer.Partner.GetAsync(customer.Users)).ShouldBeFault(403, 900308);
        (await customer.Partner.PostAsync(customer.Users, customer.NewUser("eve"))).ShouldBeFault(403, 900308);
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        (await customer.Partner.GetAsync(customer.Users)).ShouldBeFault(403, 20002);
    }

    [Theory, AllStores]
    public async Task Roles_have_members(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var daniel = await customer.AddUserAsync("daniel");
        var roles = (await customer.Partner.GetAsync($"{customer.Path}/directoryroles")).Json["items"]!.AsArray();
        var helpdesk = roles.Single(role => role!["name"]!.GetValue<string>() == "Helpdesk Administrator")!;
        helpdesk["id"]!.GetValue<string>().ShouldBe("729827e3-9c14-49f7-bb1b-9608f156bbb8");
        helpdesk["attributes"]!["objectType"]!.GetValue<string>().ShouldBe("DirectoryRole");
        var members = $"{customer.Path}/directoryroles/{helpdesk["id"]}/usermembers";

        var added = await customer.Partner.PostAsync(members, new { Id = daniel["id"]!.GetValue<string>() });
        added.Status.ShouldBe(201, added.Text);
        added.Json["roleId"]!.GetValue<string>().ShouldBe(helpdesk["id"]!.GetValue<string>());
        added.Json["userPrincipalName"]!.GetValue<string>().ShouldBe($"daniel@{customer.Domain}");
        added.Json["attributes"]!["objectType"]!.GetValue<string>().ShouldBe("UserMember");
        (await customer.Partner.PostAsync(members, new { Id = daniel["id"]!.GetValue<string>() })).Status.ShouldBe(201);
        (await customer.Partner.GetAsync(members)).Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(daniel["id"]!.GetValue<string>());
        (await RolesAsync(daniel["id"]!)).ShouldBe(["Helpdesk Administrator"]);
        var admin = (await customer.Partner.GetAsync(customer.Users)).Json["items"]!.AsArray()[0]!;
        (await RolesAsync(admin["id"]!)).ShouldBe(["Company Administrator"]);

        (await customer.Partner.DeleteAsync($"{members}/{daniel["id"]}")).Status.ShouldBe(204);
        (await customer.Partner.DeleteAsync($"{members}/{daniel["id"]}")).ShouldBeFault(404, 60002).Json.Text("description").ShouldBe("The user does not have this directory role.");
        (await customer.Partner.DeleteAsync($"{members}/{Guid.NewGuid()}")).ShouldBeFault(404, 60002).Json.Text("description").ShouldBe("The customer has no active user with that id.");
        (await customer.Partner.PostAsync(members, new { Id = Guid.NewGuid() })).ShouldBeFault(404, 60002);
        (await customer.Partner.PostAsync(members, new { Id = "x" })).ShouldBeFault(400, 3000);
        (await customer.Partner.GetAsync($"{customer.Path}/directoryroles/{Guid.NewGuid()}/usermembers")).ShouldBeFault(404, 1000);
        (await AuditLog.ReadAsync(customer.Partner)).Skip(2).Select(AuditLog.Operation).ShouldBe(["add_user_member", "remove_user_member"]);

        async Task<IEnumerable<string>> RolesAsync(JsonNode user) =>
            (await customer.Partner.GetAsync($"{customer.Users}/{user}/directoryroles")).Json["items"]!.AsArray().Select(role => role!["name"]!.GetValue<string>());
    }

    private static async Task<bool> VerifyAsync(TestCustomer customer, string name, string password) =>
        (await customer.Service.Services.GetRequiredService<UserService>()
            .VerifyAsync(customer.Tenant, $"{name}@{customer.Domain}", password, CancellationToken.None)).Value;
}
