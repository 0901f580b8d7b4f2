using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>Outside Development no setting falls back to an open default.</summary>
public sealed class ProductionAuthenticationTests
{
    private const string Tenant = "9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a11";
    private static readonly string Key = new('k', 32);

    [Theory, AllStores]
    public async Task Accepts_only_listed_partners(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(
            store, settings: [("environment", "Production"), ("development-issuer", "on"), ("server-key", Key), ("partners", $"{Tenant},contoso.com,sandbox")]);
        var listed = await service.SignInAsync(tenant: Tenant);
        var id = (await listed.CreateCustomerAsync())["id"];
        (await listed.DeleteAsync($"/v1/customers/{id}")).Status.ShouldBe(204);
        (await (await service.SignInAsync()).GetAsync("/v1/customers")).ShouldBeFault(403, 800039);
    }

    [Theory]
    [InlineData("server-key", "server-key")]
    [InlineData("partners", "partners")]
    [InlineData("development-issuer", "authority")]
    public void Requires_explicit_values_for_settings_with_an_open_default(string missing, string named)
    {
        var values = new Dictionary<string, string>
        {
            ["environment"] = "Production",
            ["development-issuer"] = "on",
            ["server-key"] = Key,
            ["partners"] = $"{Tenant},contoso.com",
        };
        values.Remove(missing);
        var exception = Should.Throw<SettingsException>(() => CustomarySettings.Read(SettingsConfiguration.Build(values)));
        exception.Message.ShouldStartWith($"{named}: ");
        exception.Message.ShouldNotContain(Environment.NewLine);
    }

    [Fact]
    public void The_default_environment_is_not_Development() =>
        Should.Throw<SettingsException>(() => CustomarySettings.Read(SettingsConfiguration.Build(new Dictionary<string, string>())))
            .Message.Split(Environment.NewLine).Length.ShouldBe(3);
}
