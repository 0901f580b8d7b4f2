using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Storage;

public sealed class IdempotencyCleanupTests
{
    private const int PartnersGone = 10;
    private const string CountAll = "select count(*) from idempotency";

    [Theory, AllStores]
    public async Task Writes_of_other_partners_remove_expired_responses(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        for (var i = 0; i < PartnersGone; i++) await CreateAsync(await service.SignInAsync());
        clock.Advance(IdempotencyStore.Retention);
        var stays = Guid.NewGuid().ToString();

        // The cleanup covers a few partners a minute, which is enough for ten.
        for (var minute = 0; minute < 4; minute++)
        {
            await CreateAsync(await service.SignInAsync(tenant: stays));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await CountAsync(service)).ShouldBe(4);
    }

    [Theory, AllStores]
    public async Task Responses_are_kept_for_a_day(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        for (var minute = 0; minute < 5; minute++)
        {
            await CreateAsync(await service.SignInAsync());
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await CountAsync(service)).ShouldBe(5);
    }

    private static async Task CreateAsync(TestPartner partner) =>
        (await partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()))).Status.ShouldBe(201);

    private static async Task<long> CountAsync(CustomaryFixture service) =>
        await service.Services.GetRequiredService<Database>().ReadAsync(CountAll, static async (session, text, cancellationToken) =>
        {
            await using var row = await session.Prepare(text).QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return row.GetInt64(0);
        }, CancellationToken.None);
}
