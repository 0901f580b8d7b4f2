using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Administration;

/// <summary>The settings of the administrative API and of the sandbox that contradict each other.</summary>
public sealed class AdminSettingTests
{
    private const string Token = "a token of more than 32 characters for tests";
    private static readonly (string, string)[] Production =
        [("environment", "Production"), ("development-issuer", "on"), ("server-key", "0123456789012345678901234567890123456789"), ("partners", $"{Guid.Empty},contoso.com")];

    [Theory]
    [InlineData("sandbox", "on", "admin-token: missing. With sandbox `on` outside Development, use a token of at least 32 characters, or `file:PATH` for a file that contains one.")]
    [InlineData("admin-urls", "http://127.0.0.1:0", "admin-urls: needs the setting admin-token outside Development. Set admin-token, or remove admin-urls.")]
    [InlineData("request-log", "10", "request-log: needs the setting admin-token outside Development. Set admin-token, or remove request-log.")]
    [InlineData("faults-file", "faults.json", "faults-file: needs a sandbox. Outside Development, set sandbox to `on` and set admin-token, or remove faults-file.")]
    public async Task Outside_Development_sandbox_settings_need_others(string name, string value, string message) =>
        (await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: [.. Production, (name, value)]))).Message.ShouldBe(message);

    [Fact]
    public async Task A_faults_file_is_refused_in_production_with_a_token_alone() =>
        (await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: [.. Production, ("admin-token", Token), ("faults-file", "faults.json")])))
            .Message.ShouldStartWith("faults-file: needs a sandbox.");

    [Fact]
    public async Task Administrative_addresses_have_ports_of_their_own() =>
        (await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: [("urls", "http://127.0.0.1:5080"), ("admin-urls", "http://[::1]:5080")])))
            .Message.ShouldBe("admin-urls: http://[::1]:5080 has a port of urls. Use another port, so that the server can tell the two apart.");

    [Fact]
    public async Task A_token_is_never_shown() =>
        (await Should.ThrowAsync<SettingsException>(() => CustomaryFixture.StartAsync(settings: ("admin-token", " ")))).Message.ShouldStartWith("--admin-token: the value is not valid.");
}
