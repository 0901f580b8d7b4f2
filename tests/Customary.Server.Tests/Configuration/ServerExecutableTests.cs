using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Customary.Hosting.Configuration;

namespace Customary.Server.Tests.Configuration;

/// <summary>Tests the built executable: help, settings page, startup errors and log.</summary>
public sealed class ServerExecutableTests
{
    [Fact]
    public async Task Help_lists_every_setting()
    {
        var run = await ServerExecutable.RunAsync("--help");
        run.Code.ShouldBe(0);
        foreach (var setting in SettingDefinitions.All) run.Output.ShouldContain($"--{setting.Name} <value>");
    }

    [Fact]
    public async Task The_startup_message_names_the_landing_page()
    {
        await using var server = await ServerExecutable.StartAsync();
        (await server.StopAsync()).ShouldContain($"Open in a browser: {server.Http.BaseAddress}");
    }

    [Fact]
    public async Task docs_settings_md_equals_the_generated_page()
    {
        var run = await ServerExecutable.RunAsync("settings");
        run.Output.ShouldBe(SettingsReferencePage.Write());
        RepositoryFile.Read("docs/settings.md").ShouldBe(run.Output);
    }

    [Theory]
    [InlineData("--rate-limit", "lots", 2, "--rate-limit: 'lots' is not valid. Use a whole number")]
    [InlineData("--environment", "Production", 2, "server-key: missing")]
    [InlineData("--urls", "http://192.0.2.1:1", 1, "urls: cannot listen on http://192.0.2.1:1: ")]
    [InlineData("--urls", "http://127.0.0.1:{port in use}", 1, "urls: Failed to bind to address http://127.0.0.1:{port in use}: address already in use.")]
    [InlineData("--urls", "http://127.0.0.1:99999", 2, "--urls: 'http://127.0.0.1:99999' is not valid. Use one or more addresses")]
    [InlineData("--certificate", "{text file}", 2, "certificate: {text file} is not a certificate with a private key")]
    [InlineData("--certificate", "/nowhere.pfx", 2, "certificate: /nowhere.pfx cannot be read")]
    [InlineData("--storage", "postgres:Hots=db;Database=x;Password=hunter2", 2, "--storage: the connection string has the unknown keyword 'hots'")]
    [InlineData("--storage", "sqlite:{text file}/customary.db", 1, "storage: ")]
    [InlineData("--server-key", "hunter2", 2, "server-key: ")]
    public async Task An_invalid_start_is_reported_in_one_line_and_exits(string name, string value, int code, string message)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var file = new TemporarySqliteFile();
        await File.WriteAllTextAsync(file.Path, "not what the setting needs");
        value = Fill(value);
        var options = new Dictionary<string, string> { ["--storage"] = "memory", ["--environment"] = "Development", ["--development-issuer"] = "on", [name] = value };
        if (name == "--certificate") options["--urls"] = "https://127.0.0.1:0";
        var run = await ServerExecutable.RunAsync([.. options.SelectMany(option => new[] { option.Key, option.Value })]);
        run.Code.ShouldBe(code, run.Error);
        run.Error.ShouldStartWith(Fill(message));
        run.Output.ShouldNotContain("   at ");
        if (value != "Production") run.Error.TrimEnd().ShouldNotContain("\n");
        run.Error.ShouldNotContain("hunter2");

        string Fill(string text) => text
            .Replace("{port in use}", ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{text file}", file.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JSON_log_has_one_object_on_each_line_from_start_to_end()
    {
        await using var binary = await ServerExecutable.StartAsync("--log-format", "json", "--server-key", "a literal secret of more than 32 characters");
        using (await binary.Http.GetAsync(new Uri("/v1/nothing", UriKind.Relative)))
        {
        }

        var lines = (await binary.StopAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        lines.Select(line => line["EventId"]!.GetValue<int>()).ShouldBe([1004, 1003, 1105, 1001, 1002], ignoreOrder: true);
        lines[1].Text("State.Urls").ShouldBe(binary.Http.BaseAddress!.ToString().TrimEnd('/'));
        foreach (var line in lines) line.Text("Timestamp")!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z");
    }

    [Theory]
    [InlineData("--server-key", "a literal secret of more than 32 characters", "CUSTOMARY_SERVER_KEY")]
    [InlineData("--server-key", "file:{secret}", null)]
    [InlineData("--server-key-previous", "file:{secret};another literal secret of more than 32 characters", "CUSTOMARY_SERVER_KEY_PREVIOUS")]
    [InlineData("--certificate-password", "a literal secret", "CUSTOMARY_CERTIFICATE_PASSWORD")]
    public async Task A_secret_on_the_command_line_is_a_warning_in_the_startup_message_and_the_log(string option, string value, string? variable)
    {
        using var file = new TemporarySqliteFile();
        await File.WriteAllTextAsync(file.Path, "a secret in a file of more than 32 characters");
        value = value.Replace("{secret}", file.Path, StringComparison.Ordinal);
        using var certificate = new TrustedCertificate();
        string[] more = option switch
        {
            "--server-key-previous" => ["--server-key", $"file:{file.Path}"],
            "--certificate-password" => ["--certificate", certificate.Path],
            _ => [],
        };
        await using var binary = await ServerExecutable.StartAsync([option, value, .. more]);
        var output = await binary.StopAsync();
        var warning = $"{option}: other users of this machine can read the value on the command line. Use `file:PATH`, or the variable {variable}.";
        output.Split('\n').Count(line => line.Contains(warning, StringComparison.Ordinal)).ShouldBe(variable is null ? 0 : 2, output);
        output.ShouldNotContain("a literal secret");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_log_contains_request_ids_and_no_secret_or_personal_data_at_any_level(string format)
    {
        await using var binary = await ServerExecutable.StartAsync("--log", "debug", "--log-format", format);
        var (request, correlation) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var secrets = new List<string> { "Plantedcompany", "planted@contoso.com", "plantedpassword", "plantedsecret", "plantedcontact", "plantedstreet" };
        using var form = new StringContent("grant_type=password&username=planted@contoso.com&password=plantedpassword&client_id=app&client_secret=plantedsecret", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var signIn = await binary.Http.PostAsync(new Uri("/contoso/oauth2/token", UriKind.Relative), form);
        var tokens = (await ApiResponse.ReadAsync(signIn)).Json;
        secrets.AddRange([tokens.Text("access_token")!, tokens.Text("refresh_token")!, tokens.Text("id_token")!]);

        async Task<ApiResponse> SendAsync(HttpMethod method, string path, object? body = null)
        {
            using var message = new HttpRequestMessage(method, path) { Headers = { { "MS-RequestId", request }, { "MS-CorrelationId", correlation } } };
            message.Headers.Authorization = new("Bearer", tokens.Text("access_token"));
            if (body is not null) message.Content = new StringContent(body.ToString()!, System.Text.Encoding.UTF8, "application/json");
            using var response = await binary.Http.SendAsync(message);
            return await ApiResponse.ReadAsync(response);
        }

        var customer = TestData.Customer(customer =>
        {
            customer.Set("billingProfile.companyName", "Plantedcompany");
            customer.Set("billingProfile.email", "planted@contoso.com");
            customer.Set("billingProfile.firstName", "plantedcontact");
            customer.Set("billingProfile.defaultAddress.addressLine1", "plantedstreet");
        });
        secrets.Add(customer.Text("companyProfile.domain")!);
        var created = await SendAsync(HttpMethod.Post, "/v1/customers", customer);
        created.Status.ShouldBe(201, created.Text);
        secrets.Add(created.Json.Text("userCredentials.password")!);
        await SendAsync(HttpMethod.Get, "/v1/customers?filter=" + Uri.EscapeDataString("""{"Field":"CompanyName","Value":"Plantedcompany","Operator":"starts_with"}"""));
        await SendAsync(HttpMethod.Head, $"/v1/domains/{customer.Text("companyProfile.domain")}");
        await SendAsync(HttpMethod.Post, "/v1/customers", customer);
        await SendAsync(HttpMethod.Post, "/v1/customers", """{"billingProfile":{"companyName":["Plantedcompany"]}}""");
        await SendAsync(HttpMethod.Post, "/v1/validations/address", """{"country":"US","addressLine1":"plantedstreet"}""");
        await SendAsync(HttpMethod.Get, "/v1/Plantedcompany");
        await SendAsync(HttpMethod.Delete, $"/v1/customers/{created.Json["id"]}");

        var log = await binary.StopAsync();
        foreach (var secret in secrets) log.ShouldNotContain(secret, Case.Insensitive);
        var line = log.Split('\n').First(line => line.Contains("DeleteCustomer", StringComparison.Ordinal));
        line.ShouldContain(request);
        line.ShouldContain(correlation);
        if (format == "json") JsonNode.Parse(line)!.Text("Category")!.ShouldContain("RequestLog");
    }

    [Fact]
    public async Task Variables_of_other_programs_that_differ_only_in_case_are_ignored()
    {
        await using var binary = await ServerExecutable.StartAsync([("http_proxy", "http://one.example"), ("HTTP_PROXY", "http://two.example")]);
        (await binary.Http.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Kestrel__Endpoints__Other__Url", "http://127.0.0.2:0")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__Other__Url", "http://127.0.0.2:0")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.2:0")]
    [InlineData("URLS", "http://127.0.0.2:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "8080")]
    public async Task Configuration_of_the_web_framework_does_not_change_where_the_server_listens(string name, string value)
    {
        await using var binary = await ServerExecutable.StartAsync([(name, value)], "--log", "warning");
        binary.Http.BaseAddress!.Host.ShouldBe("127.0.0.1");
        (await binary.Http.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Configuration_of_the_web_framework_does_not_add_paths_to_the_log()
    {
        await using var binary = await ServerExecutable.StartAsync([("Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"), ("Logging__LogLevel__Default", "Trace")]);
        await binary.Http.GetAsync(new Uri("/planted", UriKind.Relative));
        (await binary.StopAsync()).ShouldNotContain("/planted");
    }

    [Fact]
    public async Task The_startup_message_and_the_log_warn_of_a_development_issuer_that_others_can_reach()
    {
        await using var binary = await ServerExecutable.StartAsync("--public-url", "http://customary.test");
        (await binary.StopAsync()).Split('\n').Count(line => line.Contains("The development issuer gives tokens to anyone", StringComparison.Ordinal)).ShouldBe(2);
        await using var loopback = await ServerExecutable.StartAsync();
        (await loopback.StopAsync()).ShouldNotContain("The development issuer gives tokens to anyone");
    }

    [Fact]
    public async Task Service_links_of_Kubernetes_and_variables_of_client_commands_are_not_settings()
    {
        (string, string)[] links = [("CUSTOMARY_URL", "http://127.0.0.1:1"), ("CUSTOMARY_TOKEN", "x"), ("CUSTOMARY_CLIENT_ID", "x"), ("CUSTOMARY_SERVICE_HOST", "10.0.0.1"), ("CUSTOMARY_SERVICE_PORT", "80"), ("CUSTOMARY_PORT", "tcp://10.0.0.1:80")];
        await using var binary = await ServerExecutable.StartAsync(links);
        binary.Http.BaseAddress!.Host.ShouldBe("127.0.0.1");
    }
}
