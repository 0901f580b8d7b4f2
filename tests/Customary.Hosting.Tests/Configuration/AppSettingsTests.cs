using Customary.Hosting.Configuration;

namespace Customary.Hosting.Tests.Configuration;

/// <summary>Every value in an appsettings file is either used or an error; nothing is ignored silently.</summary>
public sealed class AppSettingsTests : IDisposable
{
    private const string First = "9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a11,contoso.com";
    private const string Second = "9c6b8f0e-0b5a-4b0e-9d0e-3d6c1f1f7a12,fabrikam.com,sandbox";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_list_can_be_a_JSON_array()
    {
        Write("appsettings.json", $$"""{ "Customary": { "partners": ["{{First}}", "{{Second}}"], "urls": ["http://127.0.0.1:5081", "http://[::1]:5081"] } }""");
        var settings = Read();
        settings.Get(SettingDefinitions.Partners).Select(partner => partner.Domain).ShouldBe(["contoso.com", "fabrikam.com"]);
        settings.Get(SettingDefinitions.Urls).Count.ShouldBe(2);
    }

    [Fact]
    public void Every_list_setting_accepts_a_JSON_array()
    {
        var lists = SettingDefinitions.All.Where(setting => setting.IsList).ToDictionary(setting => setting.Name);
        lists.Keys.ShouldBe(["urls", "audience", "issuers", "roles", "partners", "server-key-previous", "domain-suffixes", "admin-urls"], ignoreOrder: true);
        Write("appsettings.json", $$"""
            { "Customary": { "authority": "https://login.example", "audience": ["a", "b"], "issuers": ["c"], "roles": ["d", "e"],
              "partners": ["{{First}}"], "domain-suffixes": ["a.example", "b.example"], "urls": ["http://127.0.0.1:0"] } }
            """);
        var settings = Read();
        settings.Get(SettingDefinitions.Audience).ShouldBe(["a", "b"]);
        settings.Get(SettingDefinitions.Issuers).ShouldBe(["c"]);
        settings.Get(SettingDefinitions.Roles).ShouldBe(["d", "e"]);
        settings.Get(SettingDefinitions.DomainSuffixes).ShouldBe(["a.example", "b.example"]);
    }

    [Fact]
    public void The_error_of_a_malformed_file_names_the_file_and_the_line_and_has_one_line()
    {
        Write("appsettings.json", "{ \"Customary\": {\n  \"rate-limit\": 5\n  \"docs\": true } }");
        var message = Should.Throw<SettingsException>(() => Read()).Message;
        message.ShouldStartWith("appsettings.json, line 3: not valid JSON. ");
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void Numbers_and_booleans_are_valid_values()
    {
        Write("appsettings.json", """{ "Customary": { "rate-limit": 7, "require-mfa": false, "docs": true } }""");
        var settings = Read();
        settings.Get(SettingDefinitions.RateLimit).ShouldBe(7);
        settings.Get(SettingDefinitions.RequireMfa).ShouldBeFalse();
        settings.Get(SettingDefinitions.Docs).ShouldBeTrue();
    }

    [Theory]
    [InlineData(""" "roles": null """, "roles in appsettings.json: null or an empty object is not valid.")]
    [InlineData(""" "roles": {} """, "roles in appsettings.json: null or an empty object is not valid.")]
    [InlineData(""" "roles": [] """, "roles in appsettings.json: '' is not valid.")]
    [InlineData(""" "roles": "" """, "roles in appsettings.json: '' is not valid.")]
    [InlineData(""" "roles": " " """, "roles in appsettings.json: ' ' is not valid.")]
    [InlineData(""" "roles": [""] """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": [null] """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": ["a", " "] """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": ["a;b"] """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": [["a"]] """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": [{"a": "b"}] """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": {"a": "b"} """, "roles in appsettings.json: an object, or an array")]
    [InlineData(""" "roles": ["a"], "roles": "b" """, "roles in appsettings.json: set twice.")]
    [InlineData(""" "roles": "a", "ROLES": "b" """, "appsettings.json: ")]
    [InlineData(""" "require-mfa": null """, "require-mfa in appsettings.json: null")]
    [InlineData(""" "require-mfa": ["on"] """, "require-mfa in appsettings.json: an array or object is not valid.")]
    [InlineData(""" "require-mfa": {"value": true} """, "require-mfa in appsettings.json: an array or object")]
    [InlineData(""" "require-mfa": 1 """, "require-mfa in appsettings.json: '1' is not valid.")]
    [InlineData(""" "rate-limit": 5.5 """, "rate-limit in appsettings.json: '5.5' is not valid.")]
    [InlineData(""" "rate-limit": [5] """, "rate-limit in appsettings.json: an array or object")]
    [InlineData(""" "partners": [{"tenant": "a"}] """, "partners in appsettings.json: an object, or an array")]
    [InlineData(""" "requiremfa": true """, "requiremfa in appsettings.json: unknown setting.")]
    public void An_invalid_value_type_is_an_error(string property, string message)
    {
        Write("appsettings.json", $$"""{ "Customary": { "authority": "https://login.example", "audience": "a", {{property}} } }""");
        Should.Throw<SettingsException>(() => Read()).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("""{ "require-mfa": "on" }""", "require-mfa in appsettings.json: not a valid property. ")]
    [InlineData("""{ "Kestrel": { "Endpoints": { "A": { "Url": "http://*:80" } } } }""", "Kestrel in appsettings.json: not a valid property. ")]
    [InlineData("""{ "Customary": "on" }""", "Customary in appsettings.json: not an object.")]
    [InlineData("""{ "Customary": ["on"] }""", "0 in appsettings.json: unknown setting.")]
    public void A_setting_outside_the_section_is_an_error(string content, string message)
    {
        Write("appsettings.json", content);
        Should.Throw<SettingsException>(() => Read()).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("Production", "appsettings.Production.json")]
    [InlineData("production", "appsettings.Production.json")]
    [InlineData("Staging", "appsettings.Staging.json")]
    [InlineData(null, "appsettings.Production.json")]
    public void The_file_of_the_environment_takes_precedence(string? environment, string file)
    {
        Write("appsettings.json", """{ "Customary": { "rate-limit": 1, "sandbox-quota": 2, "environment": "ENVIRONMENT" } }""".Replace(
            ", \"environment\": \"ENVIRONMENT\"", environment is null ? "" : $", \"environment\": \"{environment}\"", StringComparison.Ordinal));
        Write(file, $$"""{ "Customary": { "rate-limit": 3, "server-key": "{{new string('k', 32)}}", "partners": "{{First}}", "development-issuer": true } }""");
        Write("appsettings.Other.json", """{ "Customary": { "rate-limit": 4 } }""");
        var settings = CustomarySettings.Read(SettingsConfiguration.Build(new Dictionary<string, string>(), [], _folder.FullName));
        settings.Get(SettingDefinitions.RateLimit).ShouldBe(3);
        settings.Get(SettingDefinitions.SandboxQuota).ShouldBe(2);
    }

    [Fact]
    public void Arrays_of_two_files_are_not_merged()
    {
        Write("appsettings.json", $$"""{ "Customary": { "partners": ["{{Second}}", "{{First}}"] } }""");
        Write("appsettings.Development.json", $$"""{ "Customary": { "partners": ["{{First}}"] } }""");
        Read().Get(SettingDefinitions.Partners).Single().Domain.ShouldBe("contoso.com");
    }

    [Fact]
    public void An_error_names_the_file_of_the_environment()
    {
        Write("appsettings.Development.json", """{ "Customary": { "requiremfa": true } }""");
        Should.Throw<SettingsException>(() => Read()).Message.ShouldBe("requiremfa in appsettings.Development.json: unknown setting. Run `customary settings` to list all settings.");
        Write("appsettings.Development.json", """{ "Customary": { "environment": "Production" } }""");
        Should.Throw<SettingsException>(() => Read()).Message.ShouldStartWith("environment in appsettings.Development.json: not allowed");
    }

    [Fact]
    public void A_variable_that_is_set_twice_in_different_case_is_an_error()
    {
        KeyValuePair<string, string>[] variables = [new("CUSTOMARY_ROLES", "a"), new("customary_roles", "b"), new("http_proxy", "a"), new("HTTP_PROXY", "b")];
        Should.Throw<SettingsException>(() => Read(variables)).Message.ShouldStartWith("customary_roles: set twice, in different case.");
    }

    private CustomarySettings Read(params KeyValuePair<string, string>[] variables) =>
        CustomarySettings.Read(SettingsConfiguration.Build(new Dictionary<string, string> { ["environment"] = "Development" }, variables, _folder.FullName));

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);
}
