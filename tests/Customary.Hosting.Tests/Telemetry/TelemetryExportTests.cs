using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Telemetry;

/// <summary>Tests which data is exported to a collector.</summary>
[Collection("telemetry")]
public sealed class TelemetryExportTests
{
    private const string Marker = "planted7f3a";

    [Theory, AllStores]
    public async Task Exports_metrics_traces_and_logs_without_secret_or_personal_data(StoreKind store)
    {
        await using var collector = await OtlpCollector.StartAsync();
        var secrets = new List<string> { Marker };
        await using (var service = await CustomaryFixture.StartAsync(store, settings:
            [("otlp-endpoint", collector.Address), ("log", "debug"), ("rate-limit", "8"), ("server-key", $"{Marker} and enough more to be long enough")]))
        {
            secrets.AddRange(await UseAsync(service));
        }

        foreach (var name in (string[])["customary.writer.commits", "customary.writer.group.size", "customary.writer.queue.length", "customary.limiter.decisions",
            "refused", "customary.token_cache.lookups", "hit", "miss", "http.server.request.duration", "customary.operation", "CreateCustomer"])
            collector.Received("metrics").ShouldContain(name, Case.Sensitive, "metrics");
        foreach (var name in (string[])["GetCustomer", "CheckDomain", "customary.commit", "customary.token.check", "http.request.method", "http.response.status_code", "http.route"])
            collector.Received("traces").ShouldContain(name, Case.Sensitive, "traces");
        collector.Received("logs").ShouldContain("CreateCustomer");
        foreach (var signal in (string[])["metrics", "traces", "logs"])
            foreach (var secret in secrets)
                collector.Received(signal).Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{signal} holds {secret}");
    }

    // Puts the marker in every text that a caller can write; returns the generated secrets.
    private static async Task<IReadOnlyList<string>> UseAsync(CustomaryFixture service)
    {
        service.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"{Marker}/1.0");
        var token = await TokenAsync(service);
        var partner = TestPartner.FromToken(service, Guid.Empty, token);
        var created = await partner.PostAsync("/v1/customers", TestData.Customer(customer =>
        {
            customer["companyProfile"]!["domain"] = $"{Marker}.onmicrosoft.com";
            var profile = customer["billingProfile"]!;
            (profile["companyName"], profile["firstName"], profile["email"]) = (Marker, Marker, $"{Marker}@contoso.com");
            profile["defaultAddress"]!["addressLine1"] = Marker;
        }));
        created.Status.ShouldBe(201, created.Text);
        (await partner.PostAsync("/v1/customers", $$"""{"companyProfile": {"domain": {{Marker}}""")).Status.ShouldBe(400);
        await partner.GetAsync($"/v1/customers/{created.Json["id"]}", ("MS-RequestId", Marker), ("X-Locale", Marker));
        await partner.GetAsync($"/v1/customers/{Marker}");
        await partner.GetAsync($"/v1/customers?filter=%7B%22Field%22%3A%22CompanyName%22%2C%22Value%22%3A%22{Marker}%22%2C%22Operator%22%3A%22starts_with%22%7D");
        await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{Marker}.onmicrosoft.com");
        await partner.GetAsync($"/v1/{Marker}?{Marker}={Marker}");
        await TestPartner.FromToken(service, Guid.Empty, $"{Marker}.{Marker}.{Marker}").GetAsync("/v1/customers");
        var rejected = 0;
        while (rejected == 0) rejected += (await partner.GetAsync("/v1/customers")).Status == 429 ? 1 : 0;
        var password = created.Json["userCredentials"]!["password"]!.GetValue<string>();
        return [token, token.Split('.')[2], password];
    }

    private static async Task<string> TokenAsync(CustomaryFixture service)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = Marker,
            ["client_secret"] = Marker,
            ["username"] = $"{Marker}@contoso.com",
            ["password"] = Marker,
        });
        using var response = await service.Http.PostAsync(new Uri($"/{Marker}/oauth2/token?{Marker}", UriKind.Relative), form);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
    }
}
