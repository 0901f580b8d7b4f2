using System.Text.Json;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Configuration;

/// <summary>All settings are validated at startup; a message names the setting, its value and the allowed values.</summary>
public sealed class SettingValidationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("urls", "ftp://127.0.0.1:5080")]
    [InlineData("urls", "nonsense")]
    [InlineData("urls", "http://127.0.0.1:5080/path")]
    [InlineData("urls", "http://127.0.0.256:7081")]
    [InlineData("certificate", "")]
    [InlineData("certificate", " tls.pfx")]
    [InlineData("certificate-key", "")]
    [InlineData("certificate-password", "")]
    [InlineData("certificate-password", " ")]
    [InlineData("storage", "mysql:x")]
    [InlineData("storage", "sqlite:")]
    [InlineData("storage-check", "maybe")]
    [InlineData("rate-limit", "-1")]
    [InlineData("rate-limit", "100000001")]
    [InlineData("rate-limit", "1e3")]
    [InlineData("sign-in-rate-limit", "many")]
    [InlineData("development-issuer", "yes")]
    [InlineData("authority", "http://login.example/common")]
    [InlineData("authority", "login.example")]
    [InlineData("authority", "https:login.example")]
    [InlineData("authority", " https://login.example")]
    [InlineData("authority", "https://10.0.0.256/realm")]
    [InlineData("audience", ";")]
    [InlineData("issuers", ";")]
    [InlineData("tenant-claim", "")]
    [InlineData("tenant-claim", " ")]
    [InlineData("tenant-claim", "tid ")]
    [InlineData("authority-tenant", "contoso.com")]
    [InlineData("roles", ";")]
    [InlineData("roles", "")]
    [InlineData("roles", " ")]
    [InlineData("require-mfa", "maybe")]
    [InlineData("app-claim", "client-credentials")]
    [InlineData("partners", "contoso.com")]
    [InlineData("partners", "9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a11,contoso.com,production")]
    [InlineData("partners", "9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a11,a.com;9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a11,b.com")]
    [InlineData("partners-file", "")]
    [InlineData("cloud", "mars")]
    [InlineData("domain-suffixes", "a_b.com")]
    [InlineData("sandbox-quota", "many")]
    [InlineData("seed", "generate:0")]
    [InlineData("seed", "generate:many")]
    [InlineData("ids-seed", " ")]
    [InlineData("audit-days", "0")]
    [InlineData("vetting-minutes", "soon")]
    [InlineData("validation-status", "allow")]
    [InlineData("public-url", "ftp://example.com")]
    [InlineData("public-url", "/relative")]
    [InlineData("public-url", "https://example.com/?a=b")]
    [InlineData("authentication", "lax")]
    [InlineData("stale-etag", "409")]
    [InlineData("declined", "on")]
    [InlineData("require-etag", "maybe")]
    [InlineData("registration-rules", "2022")]
    [InlineData("address-validation", "true")]
    [InlineData("strict", "1")]
    [InlineData("byte-order-mark", "1")]
    [InlineData("docs", "yes")]
    [InlineData("portal", "maybe")]
    [InlineData("portal-client-id", " ")]
    [InlineData("portal-client-secret", "")]
    [InlineData("portal-customer-claim", "")]
    [InlineData("portal-scope", "")]
    [InlineData("log", "loud")]
    [InlineData("log-format", "xml")]
    [InlineData("otlp-endpoint", "127.0.0.1:4318")]
    [InlineData("environment", "")]
    [InlineData("environment", "Development ")]
    [InlineData("environment", "../Development")]
    [InlineData("server-key", "")]
    [InlineData("server-key", "                                        ")]
    [InlineData("server-key-previous", ";")]
    [InlineData("server-key-previous", " ")]
    [InlineData("admin-token", "")]
    [InlineData("admin-token", " ")]
    [InlineData("admin-urls", "http://127.0.0.1")]
    [InlineData("sandbox", "maybe")]
    [InlineData("faults-file", " faults.json")]
    [InlineData("request-log", "-1")]
    [InlineData("request-log", "100001")]
    public void An_error_names_the_invalid_value_and_the_allowed_values(string name, string value)
    {
        var exception = Should.Throw<SettingsException>(() => Read(new() { [name] = value }));
        var setting = SettingDefinitions.All.Single(setting => setting.Name == name);
        exception.Message.ShouldBe($"--{name}: {Shown(name, value)} is not valid. Use {setting.AllowedValues}.");
    }

    [Fact]
    public void Every_setting_has_a_test_case()
    {
        var cases = GetType().GetMethod(nameof(An_error_names_the_invalid_value_and_the_allowed_values))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>()
            .Select(data => (string)data.Data[0]!);
        cases.Distinct().Order(StringComparer.Ordinal).ShouldBe(SettingDefinitions.All.Select(setting => setting.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("urls", "http://user:geheim@127.0.0.1:5080")]
    [InlineData("authority", "https://login.example@evil.example/")]
    [InlineData("public-url", "https://user:geheim@customary.example")]
    [InlineData("otlp-endpoint", "http://user:geheim@127.0.0.1:4318")]
    public void Rejects_a_URL_with_credentials_without_printing_it(string name, string value)
    {
        var message = Should.Throw<SettingsException>(() => Read(new() { [name] = value })).Message;
        message.ShouldStartWith($"--{name}: the value is not valid.");
        message.ShouldNotContain("geheim");
    }

    [Fact]
    public void A_file_path_is_not_treated_as_a_secret()
    {
        var path = Path.GetTempFileName();
        try
        {
            Should.Throw<SettingsException>(() => Read(new() { ["server-key"] = path })).Message.ShouldStartWith("--server-key: the value");
            Read(new() { ["server-key"] = $"FILE:{path}" }).Get(SettingDefinitions.ServerKey).ShouldBe($"file:{path}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_empty_variable_is_an_error_for_every_setting()
    {
        foreach (var setting in SettingDefinitions.All)
        {
            Should.Throw<SettingsException>(() => Read([], new() { [setting.EnvironmentVariable] = "" })).Message
                .ShouldContain($"{setting.EnvironmentVariable}: {Shown(setting.Name, "")} is not valid. Use {setting.AllowedValues}.");
        }
    }

    [Theory]
    [InlineData("CUSTOMARY_SERVICE_HOST")]
    [InlineData("CUSTOMARY_SERVICE_PORT")]
    [InlineData("CUSTOMARY_SERVICE_PORT_HTTP")]
    [InlineData("CUSTOMARY_PORT")]
    [InlineData("CUSTOMARY_PORT_5080_TCP")]
    [InlineData("CUSTOMARY_PORT_5080_TCP_PROTO")]
    [InlineData("CUSTOMARY_PORT_5080_TCP_PORT")]
    [InlineData("CUSTOMARY_PORT_5080_TCP_ADDR")]
    [InlineData("CUSTOMARY_STORAGE_SERVICE_HOST")]
    [InlineData("CUSTOMARY_STORAGE_PORT_5432_TCP_ADDR")]
    public void Ignores_service_links_of_Kubernetes(string name) => Read([], new() { [name] = "10.0.0.1" }).IsDevelopment.ShouldBeTrue();

    [Fact]
    public void No_setting_has_the_name_of_a_service_link() =>
        SettingDefinitions.All.Where(setting => ServiceLinks.Contains(setting.EnvironmentVariable)).ShouldBeEmpty();

    [Fact]
    public void Reports_all_errors_at_once() =>
        Should.Throw<SettingsException>(() => Read(new() { ["cloud"] = "mars", ["log"] = "loud" })).Message.Split(Environment.NewLine).Length.ShouldBe(2);

    [Theory]
    [InlineData("too short to be a secret")]
    [InlineData("file:/nowhere/at/all")]
    public async Task An_invalid_server_key_prevents_startup_and_is_not_printed(string key)
    {
        var exception = await Should.ThrowAsync<SettingsException>(() => Customary.TestKit.CustomaryFixture.StartAsync(settings: [("server-key", key)]));
        exception.Message.ShouldStartWith("server-key: ");
        exception.Message.ShouldNotContain("too short to be a secret");
    }

    [Theory]
    [InlineData("CUSTOMARY_RATELIMIT")]
    [InlineData("customary_nothing")]
    public void Rejects_an_unknown_variable_with_the_prefix(string name) =>
        Should.Throw<SettingsException>(() => Read([], new() { [name] = "1" })).Message.ShouldBe($"{name}: unknown setting. Run `customary settings` to list all settings.");

    [Fact]
    public void Rejects_an_unknown_key_in_appsettings() =>
        Should.Throw<SettingsException>(() => Read([], [], new() { ["ratelimit"] = "1" })).Message.ShouldBe("ratelimit in appsettings.json: unknown setting. Run `customary settings` to list all settings.");

    [Fact]
    public void Command_line_overrides_environment_overrides_appsettings_overrides_default()
    {
        var (option, variable, line) = (new Dictionary<string, string> { ["rate-limit"] = "1" }, new Dictionary<string, string> { ["CUSTOMARY_RATE_LIMIT"] = "2" }, new Dictionary<string, string> { ["rate-limit"] = "3" });
        Read(option, variable, line).Get(SettingDefinitions.RateLimit).ShouldBe(1);
        Read([], variable, line).Get(SettingDefinitions.RateLimit).ShouldBe(2);
        Read([], [], line).Get(SettingDefinitions.RateLimit).ShouldBe(3);
        Read([], [], []).Get(SettingDefinitions.RateLimit).ShouldBe(500);
    }

    [Theory]
    [InlineData("CUSTOMARY_ENVIRONMENT")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    [InlineData("DOTNET_ENVIRONMENT")]
    public void Reads_the_environment_name_from_the_variables_of_the_platform(string name) =>
        CustomarySettings.Read(SettingsConfiguration.Build(new Dictionary<string, string>(), [new(name, "development")], _folder.FullName)).IsDevelopment.ShouldBeTrue();

    private static string Shown(string name, string value) =>
        SettingDefinitions.All.Single(setting => setting.Name == name).IsSecret ? "the value" : $"'{value}'";

    private CustomarySettings Read(Dictionary<string, string> options, Dictionary<string, string>? variables = null, Dictionary<string, string>? properties = null)
    {
        if (!options.ContainsKey("environment") && variables?.ContainsKey("CUSTOMARY_ENVIRONMENT") is not true) options = new(options) { ["environment"] = "Development" };
        if (properties is not null) File.WriteAllText(Path.Combine(_folder.FullName, "appsettings.json"), JsonSerializer.Serialize(new { Customary = properties }));
        return CustomarySettings.Read(SettingsConfiguration.Build(options, variables ?? [], _folder.FullName));
    }
}
