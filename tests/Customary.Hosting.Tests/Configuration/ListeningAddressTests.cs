using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Configuration;

/// <summary>Kestrel listens on all interfaces for every host that it does not recognize, so the server rejects such an address.</summary>
public sealed class ListeningAddressTests
{
    private const string Allowed = "is not valid. Use one or more addresses";

    [Theory]
    [InlineData("http://127.0.0.256:7081")]
    [InlineData("http://127.0.0.l:7081")]
    [InlineData("http://nosuch.example:7081")]
    [InlineData("http://localhost.example:7081")]
    [InlineData("http://localhost.:7081")]
    [InlineData("http://127.0.0.1:80x")]
    [InlineData("http://127.0.0.1:0x50")]
    [InlineData("http://127.0.0.1:")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:-1")]
    [InlineData("http://127.0.0.1:+80")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("http://127.0.0.1:99999999999")]
    [InlineData("http://127.0.0.1:70 81")]
    [InlineData("http:// 127.0.0.1:7081")]
    [InlineData("http://127.0.0.1 :7081")]
    [InlineData("http://127.0.0.1:7081?a")]
    [InlineData("http://127.0.0.1:7081#a")]
    [InlineData("http://127.0.0.1:7081/path")]
    [InlineData("http://127.0.0.1:7081//")]
    [InlineData("http://0:7081")]
    [InlineData("http://127.1:7081")]
    [InlineData("http://0x7f000001:7081")]
    [InlineData("http://127.0.0.010:7081")]
    [InlineData("http://2130706433:7081")]
    [InlineData("http://::1:7081")]
    [InlineData("http://[::1:7081")]
    [InlineData("http://::1]:7081")]
    [InlineData("http://[::1]7081")]
    [InlineData("http://[::1]")]
    [InlineData("http://[]:7081")]
    [InlineData("http://[::g]:7081")]
    [InlineData("http://[1::2::3]:7081")]
    [InlineData("http://[::1%lo]:7081")]
    [InlineData("http://[::ffff:127.0.0.1]:7081")]
    [InlineData("http://[127.0.0.1]:7081")]
    [InlineData("http://[*]:7081")]
    [InlineData("http://**:7081")]
    [InlineData("http://*.example:7081")]
    [InlineData("http://localhost:0")]
    [InlineData("http://unix:/tmp/customary.sock")]
    [InlineData("http://pipe:/customary")]
    [InlineData("http:127.0.0.1:7081")]
    [InlineData("127.0.0.1:7081")]
    [InlineData("http://127.0.0.1:7081 http://127.0.0.1:7082")]
    [InlineData("http://127.0.0.1:7081;http://127.0.0.256:7081")]
    [InlineData("http://127.0.0.1:7081\nhttp://127.0.0.1:7082")]
    public void Rejects_an_address_that_Kestrel_would_interpret_differently(string urls) =>
        Should.Throw<SettingsException>(() => Read(("urls", urls), ("development-issuer", "on"))).Message.ShouldStartWith($"--urls: '{urls}' {Allowed}");

    [Theory]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://127.0.0.1:7081/", true)]
    [InlineData("HTTP://127.0.0.1:65535", true)]
    [InlineData("http://127.9.9.9:7081", true)]
    [InlineData("http://localhost:7081", true)]
    [InlineData("https://LOCALHOST:7081", true)]
    [InlineData("http://[::1]:7081", true)]
    [InlineData("http://127.0.0.1:7081;http://[::1]:7081", true)]
    [InlineData("http://*:7081", false)]
    [InlineData("http://+:7081", false)]
    [InlineData("http://0.0.0.0:7081", false)]
    [InlineData("http://10.1.2.3:7081", false)]
    [InlineData("http://[::]:7081", false)]
    [InlineData("http://[2001:db8::1]:7081", false)]
    [InlineData("http://127.0.0.1:7081;http://+:7082", false)]
    public void The_development_issuer_on_a_public_address_requires_explicit_permission(string urls, bool isLoopback)
    {
        var settings = Read(("urls", urls), ("development-issuer", "on"));
        settings.Warnings.Count.ShouldBe(isLoopback ? 0 : 1);
        Read(("urls", urls), ("development-issuer", "off")).Warnings.ShouldBeEmpty();
        Read(("urls", urls), ("authority", "https://login.example"), ("audience", "a")).Warnings.ShouldBeEmpty();
        if (isLoopback) Read(("urls", urls)).Warnings.ShouldBeEmpty();
        else Should.Throw<SettingsException>(() => Read(("urls", urls))).Message.ShouldStartWith("development-issuer: missing. ");
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    public async Task Listens_on_the_configured_address(string urls)
    {
        await using var service = await CustomaryFixture.StartAsync(settings: ("urls", urls));
        service.Http.BaseAddress!.Host.ShouldBe(new Uri(urls).Host);
    }

    private static CustomarySettings Read(params (string Name, string Value)[] values) => CustomarySettings.Read(SettingsConfiguration.Build(
        values.Append(("environment", "Development")).ToDictionary(setting => setting.Item1, setting => setting.Item2)));
}
