namespace Customary.Client.Tests.Users;

public sealed class UserTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Creates_changes_deletes_and_restores_a_user(StoreKind store)
    {
        var (customer, domain) = await CreateAsync(store);
        var created = await customer.Users.CreateAsync(TestClients.NewUser("kim", domain));
        var user = customer.GetUser(created.Id);
        user.Id.ShouldBe(created.Id);

        (await user.UpdateAsync(new() { DisplayName = "Kim Abel" })).DisplayName.ShouldBe("Kim Abel");
        (await user.GetAsync()).FirstName.ShouldBe("First");
        (await user.ResetPasswordAsync(new() { Password = "xyZ987*a", ForceChangePassword = false })).Id.ShouldBe(created.Id);

        await user.DeleteAsync();
        (await Should.ThrowAsync<CustomaryException>(() => user.GetAsync())).Code.ShouldBe(CustomaryErrorCode.UserNotFound);
        (await customer.Users.ListAsync(CustomerUserFilter.Deleted).ToListAsync()).Single().Id.ShouldBe(created.Id);
        (await user.RestoreAsync()).State.ShouldBe("active");
    }

    [Theory, AllStores]
    public async Task A_second_create_with_the_same_request_id_returns_the_same_user(StoreKind store)
    {
        var (customer, domain) = await CreateAsync(store);
        var requestId = Guid.NewGuid();
        var user = TestClients.NewUser("kim", domain);
        (await customer.Users.CreateAsync(user, requestId)).Id.ShouldBe((await customer.Users.CreateAsync(user, requestId)).Id);
    }

    [Theory, AllStores]
    public async Task Lists_users_sorted_by_pages(StoreKind store)
    {
        var (customer, domain) = await CreateAsync(store);
        foreach (var name in new[] { "b", "d", "a", "c" }) await customer.Users.CreateAsync(TestClients.NewUser(name, domain));
        var names = new List<string>();
        await foreach (var user in customer.Users.ListAsync(CustomerUserFilter.Active, CustomerUserSortField.DisplayName, descending: true, pageSize: 2))
            if (user.DisplayName!.StartsWith("User ", StringComparison.Ordinal)) names.Add(user.DisplayName[^1..]);
        names.ShouldBe(["d", "c", "b", "a"]);
    }

    [Theory, AllStores]
    public async Task Gives_and_takes_directory_roles(StoreKind store)
    {
        var (customer, domain) = await CreateAsync(store);
        var user = await customer.Users.CreateAsync(TestClients.NewUser("kim", domain));
        var role = (await customer.DirectoryRoles.ListAsync().ToListAsync())[0];

        var member = await customer.DirectoryRoles.AddMemberAsync(role.Id!, new() { Id = user.Id, DisplayName = user.DisplayName, UserPrincipalName = user.UserPrincipalName });
        member.RoleId.ShouldBe(role.Id);
        (await customer.DirectoryRoles.ListMembersAsync(role.Id!).ToListAsync()).Select(found => found.Id).ShouldContain(user.Id);
        (await customer.GetUser(user.Id).ListRolesAsync().ToListAsync()).Single().Id.ShouldBe(role.Id);

        await customer.DirectoryRoles.RemoveMemberAsync(role.Id!, user.Id!);
        (await customer.GetUser(user.Id).ListRolesAsync().ToListAsync()).ShouldBeEmpty();
    }

    private async Task<(CustomerClient Customer, string Domain)> CreateAsync(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var created = await client.Customers.CreateAsync(TestClients.NewCustomer());
        return (client.GetCustomer(created.Id), created.CompanyProfile!.Domain!);
    }
}
