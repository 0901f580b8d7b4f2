using System.Collections.Concurrent;
using System.Diagnostics;

namespace Customary.Hosting.Tests.Storage;

/// <summary>How often a change waits for the PostgreSQL server. The commit is one more round trip.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task Creating_a_customer_takes_two_round_trips_and_the_commit()
    {
        // A sandbox reads its clock in the background.
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Postgres, settings: ("sandbox", "off"));
        var partner = await service.SignInAsync();

        // The first create of a connection prepares its statements.
        await CreateAsync(partner, TestData.Customer());
        (await CountAsync(service, () => CreateAsync(partner, TestData.Customer()))).ShouldBe(2);
        (await CountAsync(service, () => partner.CreateCustomerAsync())).ShouldBe(2);
    }

    private static async Task CreateAsync(TestPartner partner, object customer) =>
        (await partner.PostAsync("/v1/customers", customer, ("MS-RequestId", Guid.NewGuid().ToString()))).Status.ShouldBe(201);

    private static async Task<int> CountAsync(CustomaryFixture service, Func<Task> request)
    {
        var database = service.Storage.Split("Database=")[1].Split(';')[0];
        var sent = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => Equals(tag.Value, database))) sent.Enqueue(activity.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await request();
        return sent.Count;
    }
}
