using System.Text;
using Customary.Core.Sandbox;
using Customary.Core.Summaries;
using Customary.Storage.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Portal.Tests.Overview;

/// <summary>The summary of a partner's customers, counted in segments. Source: docs/portal.md#overview.</summary>
public sealed class SummaryTests
{
    private const int SegmentSize = 5;
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, AllStores]
    public async Task After_changes_only_their_segments_are_counted_and_the_summary_is_that_of_all_customers(StoreKind store)
    {
        await using var server = await CustomaryFixture.StartAsync(store, clock: _clock);
        var partner = await server.SignInAsync(tenant: "contoso");
        await server.Sandbox.GenerateAsync(60, cancellationToken: Cancel);
        var summaries = Create(server);
        (await CountAsync(summaries, server, partner)).ShouldBe(60, "all customers are read");
        (await CountAsync(summaries, server, partner)).ShouldBe(0, "nothing was changed");

        // IDs of customers are in the order of their times, so new ones are at the end. One customer for each change: created, deleted, its relationship removed, its profile changed.
        _clock.Advance(TimeSpan.FromSeconds(1));
        var created = await partner.CreateCustomerAsync();
        (await CountAsync(summaries, server, partner)).ShouldBeLessThanOrEqualTo(3 * SegmentSize);
        var all = (await partner.GetAsync("/v1/customers?size=500")).Json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ToList();
        (await partner.DeleteAsync($"/v1/customers/{all[3]}")).Status.ShouldBe(204);
        (await CountAsync(summaries, server, partner)).ShouldBeLessThanOrEqualTo(3 * SegmentSize);
        (await partner.PatchAsync($"/v1/customers/{all[33]}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        (await CountAsync(summaries, server, partner)).ShouldBeLessThanOrEqualTo(3 * SegmentSize);
        var profile = (await partner.GetAsync($"/v1/customers/{created["id"]}/profiles/billing")).Json;
        profile["email"] = "other@contoso.com";
        (await partner.PutAsync($"/v1/customers/{created["id"]}/profiles/billing", profile)).Status.ShouldBe(200);
        (await CountAsync(summaries, server, partner)).ShouldBeLessThanOrEqualTo(3 * SegmentSize);
        _clock.Advance(TimeSpan.FromSeconds(1));
        for (var number = 0; number < 2 * SegmentSize; number++) await partner.CreateCustomerAsync();
        (await CountAsync(summaries, server, partner)).ShouldBeLessThanOrEqualTo(6 * SegmentSize);
        for (var number = 0; number < 59; number += 7) await partner.DeleteAsync($"/v1/customers/{all[number]}");
        await CountAsync(summaries, server, partner);
    }

    [Theory, AllStores]
    public async Task Changes_without_audit_records_and_a_new_day_lead_to_a_count_of_all_customers(StoreKind store)
    {
        await using var server = await CustomaryFixture.StartAsync(store, clock: _clock);
        var partner = await server.SignInAsync(tenant: "contoso");
        await server.Sandbox.GenerateAsync(20, cancellationToken: Cancel);
        var summaries = Create(server);
        await CountAsync(summaries, server, partner);
        await server.Sandbox.Snapshots.CreateAsync("before", "contoso", Cancel);
        await partner.CreateCustomerAsync();
        await CountAsync(summaries, server, partner);
        await server.Sandbox.Snapshots.RestoreAsync("before", Cancel);
        await partner.CreateCustomerAsync();
        (await CountAsync(summaries, server, partner)).ShouldBe(21, "a restore");
        await server.Sandbox.SeedAsync(new MemoryStream(SeedStarter.Read()), Cancel);
        await partner.CreateCustomerAsync();
        (await CountAsync(summaries, server, partner)).ShouldBe(23, "a seed");
        await server.Sandbox.ResetAsync("contoso", Cancel);
        await partner.CreateCustomerAsync();
        (await CountAsync(summaries, server, partner)).ShouldBe(1, "a reset");
        (await CountAsync(summaries, server, partner)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromHours(24));
        (await CountAsync(summaries, server, partner)).ShouldBe(1, "a day");
    }

    [Fact]
    public void Counts_of_an_earlier_version_have_no_segments() =>
        SegmentedCounts.Read(Encoding.UTF8.GetBytes("""{"Total":1,"ByDay":{},"ByCountry":{"US":1}}""")).ShouldBeNull();

    private PartnerSummaryService Create(CustomaryFixture server) =>
        new(server.Services.GetRequiredService<PartnerSummaryStore>(), _clock, server.Services.GetRequiredService<SystemClock>()) { SegmentSize = SegmentSize };

    // Counts, compares the summary with all customers, and returns how many customers were read.
    private static async Task<long> CountAsync(PartnerSummaryService summaries, CustomaryFixture server, TestPartner partner)
    {
        var before = summaries.CustomersRead;
        (await summaries.CountAsync(partner.Tenant, Cancel)).ShouldBeTrue();
        var read = summaries.CustomersRead - before;
        var expected = (await server.Services.GetRequiredService<PartnerSummaryStore>().ListCustomersAsync(partner.Tenant, Guid.Empty, 1_000, Cancel))
            .Aggregate(CustomerCounts.Empty(), (counts, customer) => counts.Add(customer));
        var summary = (await summaries.FindAsync(partner.Tenant, Cancel))!;
        summary.IsCurrent.ShouldBeTrue();
        summary.Counts.Total.ShouldBe(expected.Total);
        summary.Counts.ByDay.ShouldBe(expected.ByDay);
        summary.Counts.ByCountry.ShouldBe(expected.ByCountry);
        return read;
    }
}
