using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Configuration;

public sealed class AuthoritySettingsTests
{
    private static readonly (string, string)[] InEarnest =
        [("environment", "Production"), ("server-key", new('k', 32)), ("partners", $"{Guid.Empty},contoso.com")];

    [Fact]
    public void Outside_Development_somebody_must_be_said_to_issue_tokens() =>
        Wrong(InEarnest).ShouldStartWith("authority: missing");

    [Fact]
    public void An_authority_needs_an_audience() =>
        Wrong([.. InEarnest, ("authority", "https://login.example/common")]).ShouldStartWith("audience: missing");

    [Fact]
    public void Only_one_of_authority_and_issuer_issues_tokens() =>
        Wrong([.. InEarnest, ("authority", "https://login.example/common"), ("audience", "a"), ("development-issuer", "on")])
            .ShouldStartWith("development-issuer: cannot be `on` together with authority");

    [Fact]
    public void What_is_about_an_authority_needs_one() =>
        Wrong([("environment", "Development"), ("roles", "Reader")]).ShouldStartWith("roles: needs the setting authority");

    [Theory]
    [InlineData("http://login.example/common")]
    [InlineData("ftp://login.example/common")]
    [InlineData("login.example")]
    public void An_authority_is_reached_over_https(string address) =>
        Wrong([("environment", "Development"), ("audience", "a"), ("authority", address)]).ShouldStartWith("authority:");

    [Fact]
    public void With_an_authority_the_service_issues_no_tokens_in_Development_either()
    {
        var settings = Read([("environment", "Development"), ("authority", "http://localhost:8080/realms/partners"), ("audience", "a")]);
        settings.IssuesTokens.ShouldBeFalse();
    }

    private static string Wrong((string, string)[] said) => Should.Throw<SettingsException>(() => Read(said)).Message;

    private static CustomarySettings Read((string Name, string Value)[] said) =>
        CustomarySettings.Read(new(said.ToDictionary(setting => setting.Name, setting => setting.Value), new Dictionary<string, string>()));
}
