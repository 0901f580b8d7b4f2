using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Configuration;

public sealed class AuthoritySettingsTests
{
    private static readonly (string, string)[] Production =
        [("environment", "Production"), ("server-key", new('k', 32)), ("partners", $"{Guid.Empty},contoso.com")];

    [Fact]
    public void A_token_issuer_is_required_outside_Development() =>
        ErrorOf(Production).ShouldStartWith("authority: missing");

    [Fact]
    public void An_authority_requires_an_audience() =>
        ErrorOf([.. Production, ("authority", "https://login.example/common")]).ShouldStartWith("audience: missing");

    [Fact]
    public void Authority_and_issuer_are_mutually_exclusive() =>
        ErrorOf([.. Production, ("authority", "https://login.example/common"), ("audience", "a"), ("development-issuer", "on")])
            .ShouldStartWith("development-issuer: cannot be `on` together with authority");

    [Fact]
    public void Settings_of_an_authority_require_an_authority() =>
        ErrorOf([("environment", "Development"), ("roles", "Reader")]).ShouldStartWith("roles: needs the setting authority");

    [Theory]
    [InlineData("http://login.example/common")]
    [InlineData("ftp://login.example/common")]
    [InlineData("login.example")]
    public void An_authority_requires_HTTPS(string address) =>
        ErrorOf([("environment", "Development"), ("audience", "a"), ("authority", address)]).ShouldStartWith("--authority:");

    [Fact]
    public void An_authority_disables_the_development_issuer()
    {
        var settings = Read([("environment", "Development"), ("authority", "http://localhost:8080/realms/partners"), ("audience", "a")]);
        settings.IssuesTokens.ShouldBeFalse();
    }

    private static string ErrorOf((string, string)[] values) => Should.Throw<SettingsException>(() => Read(values)).Message;

    private static CustomarySettings Read((string Name, string Value)[] values) =>
        CustomarySettings.Read(SettingsConfiguration.Build(values.ToDictionary(setting => setting.Name, setting => setting.Value)));
}
