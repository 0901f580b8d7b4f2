using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Client.Tests.Composition;

public sealed class ServiceCollectionTests
{
    private static readonly Uri Address = new("http://127.0.0.1:5080");
    private static readonly AccessTokenCredential Credential = new("token");

    [Fact]
    public void A_client_is_one_singleton_from_code()
    {
        using var services = new ServiceCollection().AddCustomaryClient(settings => (settings.Endpoint, settings.Credential) = (Address, Credential)).BuildServiceProvider(validateScopes: true);
        services.GetRequiredService<CustomaryClient>().Endpoint.ShouldBe(Address);
        services.GetRequiredService<CustomaryClient>().ShouldBeSameAs(services.GetRequiredService<CustomaryClient>());
    }

    [Fact]
    public void A_client_is_created_from_configuration_and_a_registered_credential()
    {
        using var services = new ServiceCollection().AddSingleton<AuthenticationTokenProvider>(Credential)
            .AddCustomaryClient(Section(("Cloud", "china"), ("Options:MaxRetries", "2"), ("Options:Timeout", "00:01:00"))).BuildServiceProvider();
        var client = services.GetRequiredService<CustomaryClient>();
        client.Endpoint.ShouldBe(new("https://partner.partnercenterapi.microsoftonline.cn"));
        client.Pacing.RequestsPerMinute.ShouldBe(500);
    }

    [Fact]
    public void Keyed_clients_have_a_budget_for_each_tenant()
    {
        using var services = new ServiceCollection()
            .AddKeyedCustomaryClient("contoso", (_, settings) => (settings.Endpoint, settings.Credential) = (Address, Credential))
            .AddKeyedCustomaryClient("contoso-batch", (_, settings) => (settings.Endpoint, settings.Credential, settings.Tenant) = (Address, Credential, "Contoso"))
            .AddKeyedCustomaryClient("fabrikam", Section(("Endpoint", Address.ToString())), (_, settings) => settings.Credential = Credential)
            .BuildServiceProvider();
        var contoso = services.GetRequiredKeyedService<CustomaryClient>("contoso");
        var batch = services.GetRequiredKeyedService<CustomaryClient>("contoso-batch");
        var fabrikam = services.GetRequiredKeyedService<CustomaryClient>("fabrikam");
        batch.ShouldNotBeSameAs(contoso);
        batch.Pacing.ShouldBeSameAs(contoso.Pacing);
        fabrikam.Pacing.ShouldNotBeSameAs(contoso.Pacing);
    }

    [Theory]
    [InlineData("Endpoint", "localhost")]
    [InlineData("Cloud", "moon")]
    [InlineData("Cloud", "7")]
    [InlineData("Options:Timeout", "soon")]
    [InlineData("Options:MaxRetries", "-1")]
    [InlineData("Options:AcceptDevelopmentCertificate", "maybe")]
    public void A_value_that_is_not_valid_is_named_with_its_path(string key, string value)
    {
        using var services = new ServiceCollection().AddSingleton<AuthenticationTokenProvider>(Credential).AddCustomaryClient(Section((key, value))).BuildServiceProvider();
        var failure = Should.Throw<FormatException>(services.GetRequiredService<CustomaryClient>);
        failure.Message.ShouldStartWith($"Customary:{key}: '{value}' is not valid.");
    }

    [Fact]
    public void A_client_without_address_or_credential_says_what_to_set()
    {
        using var noAddress = new ServiceCollection().AddCustomaryClient(settings => settings.Credential = Credential).BuildServiceProvider();
        Should.Throw<InvalidOperationException>(noAddress.GetRequiredService<CustomaryClient>).Message.ShouldContain("Endpoint");
        using var noCredential = new ServiceCollection().AddCustomaryClient(settings => settings.Endpoint = Address).BuildServiceProvider();
        Should.Throw<InvalidOperationException>(noCredential.GetRequiredService<CustomaryClient>).Message.ShouldContain("Credential");
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(value => $"Customary:{value.Key}", value => (string?)value.Value)).Build().GetSection("Customary");
}
