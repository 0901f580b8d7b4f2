using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Configuration;

public sealed class AuthoritySettingsTests
{
    private static readonly (string, string)[] InEarnest =
        [("environment", "Production"), ("server-key", new('k', 32)), ("partners", $"{Guid.Empty},contoso.com")];

    [Fact]
    public void A_token_issuer_is_required_outside_Development() =>
        Wrong(InEarnest).ShouldStartWith("authority: missing");

    [Fact]
    public void An_authority_requires_an_audience() =>
        Wrong([.. InEarnest, ("authority", "https://login.example/common")]).ShouldStartWith("audience: missing");

    [Fact]
    public void Authority_and_issuer_are_mutually_exclusive() =>
        Wrong([.. InEarnest, ("authority", "https://login.example/common"), ("audience", "a"), ("development-issuer", "on")])
            .ShouldStartWith("development-issuer: cannot be `on` together with authority");

    [Fact]
    public void Settings_of_an_authority_require_an_authority() =>
        Wrong([("environment", "Development"), ("roles", "Reader")]).ShouldStartWith("roles: needs the setting authority");

    [Theory]
    [InlineData("http://login.example/common")]
    [InlineData("ftp://login.example/common")]
    [InlineData("login.example")]
    public void An_authority_requires_HTTPS(string address) =>
        Wrong([("environment", "Development"), ("audience", "a"), ("authority", address)]).ShouldStartWith("authority:");

    [Fact]
    public void An_authority_disables_the_development_issuer()
    {
        var settings = Read([("environment", "Development"), ("authority", "http://localhost:8080/realms/partners"), ("audience", "a")]);
        settings.IssuesTokens.ShouldBeFalse();
    }

    private static string Wrong((string, string)[] said) => Should.Throw<SettingsException>(() => Read(said)).Message;

    private static CustomarySettings Read((string Name, string Value)[] said) =>
        CustomarySettings.Read(new(said.ToDictionary(setting => setting.Name, setting => setting.Value), new Dictionary<string, string>()));
}
