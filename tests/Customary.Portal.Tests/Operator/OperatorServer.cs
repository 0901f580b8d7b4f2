using Customary.Client.Sandbox;

namespace Customary.Portal.Tests.Operator;

/// <summary>A sandbox whose controls have something to show: fault rules that have applied, a stopped clock, snapshots, requests with bodies, and early returns.</summary>
public sealed class OperatorServer : IAsyncLifetime
{
    private static readonly DateTimeOffset Time = new(2031, 2, 3, 4, 5, 6, TimeSpan.Zero);

    /// <summary>The server. Tests only look at it.</summary>
    public CustomaryFixture Server { get; private set; } = null!;

    /// <summary>The MS-RequestId of a create with a body.</summary>
    public Guid Request { get; } = Guid.NewGuid();

    public async ValueTask InitializeAsync()
    {
        Server = await CustomaryFixture.StartAsync(settings: [("rate-limit", "6"), ("seed", "generate:40")]);
        await Server.Sandbox.Clock.SetAsync(new() { Now = Time, Frozen = true });
        var partner = await Server.SignInAsync(tenant: "contoso");
        await partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", Request.ToString()));
        await Server.Sandbox.Faults.AddAsync(new() { Operation = "ListCustomers", Status = 503, RetryAfter = TimeSpan.FromSeconds(5), Times = 2 });
        await Server.Sandbox.Faults.AddAsync(new()
        {
            Operation = "*",
            Tenant = "fabrikam",
            Application = "\u202Ean <app>",
            Skip = 3,
            Probability = 0.25,
            Seed = 7,
            DelayMin = TimeSpan.FromSeconds(0.5),
            DelayMax = TimeSpan.FromSeconds(2),
            Status = 500,
            Body = "<script>alert(1)</script>",
            BytesPerSecond = 100,
        });
        await Server.Sandbox.Faults.AddAsync(new() { Operation = "CreateCustomer", Tenant = "adatum", Disconnect = DisconnectPoint.AfterCommit });
        await Server.Sandbox.Snapshots.CreateOfAllTenantsAsync("before-the-tests");
        await Server.Sandbox.Snapshots.CreateAsync("a.name_that-is-as-long-as-names-can-be.0123456789.0123456789.012", "contoso");

        // The last ones come back before Retry-After has ended.
        for (var request = 0; request < 9; request++) await partner.GetAsync("/v1/customers?size=5");
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
