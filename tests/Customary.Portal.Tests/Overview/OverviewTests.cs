using System.Net;
using System.Text.RegularExpressions;
using Customary.Core.Summaries;
using Customary.Portal.Tests.Browsers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Portal.Tests.Overview;

/// <summary>The first page of a partner. Source: docs/portal.md#overview.</summary>
public sealed partial class OverviewTests(DefaultFixtures servers)
{
    [Theory, AllStores]
    public async Task Shows_the_customers_by_country_and_what_happened_last(StoreKind store)
    {
        await using var server = await StartAsync(store);
        var domain = $"{Guid.NewGuid():n}.example";
        var partner = await server.SignInAsync(tenant: domain);
        for (var number = 0; number < 3; number++) await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = $"Contoso <{number}>");
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        var html = await ShowAsync(user, total: 3);
        Cells(html, "United States").ShouldBe(["3", "100%"]);
        html.ShouldContain("Customer created");
        html.ShouldContain("Contoso &lt;2&gt;");
        html.ShouldNotContain("<script");
    }

    [Theory, AllStores]
    public async Task Counts_again_after_a_customer_was_created_removed_or_deleted(StoreKind store)
    {
        await using var server = await StartAsync(store);
        var domain = $"{Guid.NewGuid():n}.example";
        var partner = await server.SignInAsync(tenant: domain);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        await ShowAsync(user, total: 0);
        var first = await partner.CreateCustomerAsync();
        var second = await partner.CreateCustomerAsync();
        await ShowAsync(user, total: 2);
        (await partner.DeleteAsync($"/v1/customers/{first["id"]}")).Status.ShouldBe(204);
        await ShowAsync(user, total: 1);
        (await partner.PatchAsync($"/v1/customers/{second["id"]}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        await ShowAsync(user, total: 0);
    }

    [Theory, AllStores]
    public async Task Shows_nothing_of_another_partner(StoreKind store)
    {
        await using var server = await StartAsync(store);
        var partner = await server.SignInAsync(tenant: $"{Guid.NewGuid():n}.example");
        await partner.CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "Secret Company");
        using var stranger = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        var html = await ShowAsync(stranger, total: 0);
        html.ShouldNotContain("Secret Company");
    }

    [Theory, AllStores]
    public async Task A_count_reads_all_batches_and_only_one_node_counts_at_a_time(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var partner = await server.SignInAsync(tenant: $"{Guid.NewGuid():n}.example");
        await Parallel.ForEachAsync(Enumerable.Range(0, PartnerSummaryService.BatchSize + 1), async (_, _) => await partner.CreateCustomerAsync());
        var summaries = server.Services.GetRequiredService<PartnerSummaryService>();
        var counted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => summaries.CountAsync(partner.Tenant, TestContext.Current.CancellationToken)));
        counted.Count(isCounted => isCounted).ShouldBe(1);
        var summary = await summaries.FindAsync(partner.Tenant, TestContext.Current.CancellationToken);
        summary!.Counts.Total.ShouldBe(PartnerSummaryService.BatchSize + 1);
        summary.Counts.ByCountry.Values.Sum().ShouldBe(summary.Counts.Total);
        summary.IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public async Task Shows_the_use_of_the_rate_limit_and_who_came_back_too_early()
    {
        var clock = new FakeTimeProvider(new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var server = await CustomaryFixture.StartAsync(clock: clock, settings: ("rate-limit", "2"));
        var domain = $"{Guid.NewGuid():n}.example";
        var partner = await server.SignInAsync(tenant: domain);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}");
        (await user.GetAsync("/portal")).Html.ShouldContain("0 of 2 requests");
        for (var request = 0; request < 4; request++) await partner.GetAsync("/v1/customers");
        var (_, html) = await user.GetAsync("/portal");
        html.ShouldContain("2 of 2 requests in the last 60 seconds");
        html.ShouldContain("12:01:00");
        html.ShouldContain("60 seconds too early");
        html.ShouldContain("<bdi>tests</bdi>");
    }

    [Fact]
    public async Task A_failed_count_leaves_the_previous_summary_and_the_page_works()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var tenant = Guid.NewGuid();
        var summaries = server.Services.GetRequiredService<PartnerSummaryService>();
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => summaries.CountAsync(tenant, canceled.Token));
        (await summaries.FindAsync(tenant, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await summaries.CountAsync(tenant, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    // The clock of the server stands still. So a count takes no time, the next one need not wait, and a page waits until the count is complete.
    private static Task<CustomaryFixture> StartAsync(StoreKind store) => CustomaryFixture.StartAsync(store, clock: new FakeTimeProvider(new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)));

    private static async Task<string> ShowAsync(PortalUser user, int total)
    {
        var (status, html) = await user.GetAsync("/portal");
        status.ShouldBe(HttpStatusCode.OK);
        Figure().Match(html).Groups[1].Value.ShouldBe($"{total}", html);
        return html;
    }

    private static List<string> Cells(string html, string row) =>
        [.. Regex.Matches(Regex.Match(html, $"<tr>\\s*<th scope=\"row\">{row}.*?</tr>", RegexOptions.Singleline).Value, "<td>(.*?)</td>").Select(cell => cell.Groups[1].Value)];

    [GeneratedRegex("<p class=\"figure\">(.*?)</p>")]
    private static partial Regex Figure();
}
