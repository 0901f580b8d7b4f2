using System.Globalization;
using Customary.Client.Sandbox;

namespace Customary.Hosting.Tests.Sandbox;

/// <summary>
/// Two suites run side by side on one server with a tenant each, and reset their tenants. The variable <c>CUSTOMARY_ROUNDS</c> sets the
/// number of rounds: <c>CUSTOMARY_ROUNDS=1000 dotnet test --project tests/Customary.Hosting.Tests -c Release --filter-class '*SandboxIsolationTests'</c>.
/// </summary>
public sealed class SandboxIsolationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const int DefaultRounds = 50;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("CUSTOMARY_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : DefaultRounds;

    [Theory, AllStores]
    public async Task Suites_of_two_tenants_with_resets_do_not_disturb_each_other(StoreKind store)
    {
        var service = await services.GetAsync(store, ("rate-limit", "0"));
        await Task.WhenAll(RunSuiteAsync(service, customers: 1), RunSuiteAsync(service, customers: 2));
    }

    private static async Task RunSuiteAsync(CustomaryFixture service, int customers)
    {
        var partner = await service.SignInAsync();
        var tenant = partner.Tenant.ToString();
        using var sandbox = service.CreateHttpSandbox();
        for (var round = 0; round < Rounds; round++)
        {
            var fault = await sandbox.Faults.AddAsync(new() { Operation = "CreateCustomer", Tenant = tenant, Times = 1, Disconnect = DisconnectPoint.AfterCommit });
            for (var count = 0; count < customers; count++)
            {
                var (body, requestId) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
                if (count == 0) await Should.ThrowAsync<HttpRequestException>(() => partner.PostAsync("/v1/customers", body, requestId));
                (await partner.PostAsync("/v1/customers", body, requestId)).Status.ShouldBe(201);
            }

            (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().Count.ShouldBe(customers, $"round {round}");
            (await sandbox.Faults.GetAsync(fault.Id)).Matched.ShouldBe(1);
            await sandbox.Faults.RemoveAsync(fault.Id);
            await sandbox.ResetAsync(tenant);
            (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldBeEmpty();
        }
    }
}
