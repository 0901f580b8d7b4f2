using Customary.Core.Users;
using Customary.Storage.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Users;

public sealed class PasswordRehashTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_hash_without_a_format_byte_is_valid_and_replaced_at_the_next_sign_in(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var user = Guid.Parse((await customer.AddUserAsync("daniel"))["id"]!.GetValue<string>());
        var users = customer.Service.Services.GetRequiredService<UserStore>();
        var current = (await users.FindAsync(customer.Tenant, user, CancellationToken.None))!.Password!;
        await users.ReplacePasswordAsync(customer.Tenant, user, current, current[1..], CancellationToken.None);

        (await VerifyAsync(customer, "wrong")).ShouldBeFalse();
        (await users.FindAsync(customer.Tenant, user, CancellationToken.None))!.Password.ShouldBe(current[1..], "a wrong password changes nothing");
        (await VerifyAsync(customer, TestCustomer.Password)).ShouldBeTrue();

        var rehashed = (await users.FindAsync(customer.Tenant, user, CancellationToken.None))!.Password!;
        rehashed.Length.ShouldBe(current.Length);
        rehashed[0].ShouldBe((byte)1);
        rehashed.ShouldNotBe(current, "the salt is new");
        (await VerifyAsync(customer, TestCustomer.Password)).ShouldBeTrue();
        (await users.FindAsync(customer.Tenant, user, CancellationToken.None))!.Password.ShouldBe(rehashed);
    }

    [Fact]
    public async Task A_password_that_was_changed_meanwhile_is_not_overwritten()
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(StoreKind.Memory));
        var user = Guid.Parse((await customer.AddUserAsync("daniel"))["id"]!.GetValue<string>());
        var users = customer.Service.Services.GetRequiredService<UserStore>();
        await users.ReplacePasswordAsync(customer.Tenant, user, [1, 2, 3], [4, 5, 6], CancellationToken.None);
        (await VerifyAsync(customer, TestCustomer.Password)).ShouldBeTrue();
    }

    private static async Task<bool> VerifyAsync(TestCustomer customer, string password) =>
        (await customer.Service.Services.GetRequiredService<UserService>()
            .VerifyAsync(customer.Tenant, $"daniel@{customer.Domain}", password, CancellationToken.None)).Value;
}
