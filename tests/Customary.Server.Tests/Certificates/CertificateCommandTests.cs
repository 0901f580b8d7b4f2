using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Certificates;

/// <summary>Runs the command with a private data folder where the platform allows one.</summary>
public sealed class CertificateCommandTests : IDisposable
{
    private const string Api = "api.partnercenter.microsoft.com";
    private const string Login = "login.microsoftonline.com";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    private string PublicPath => Path.Combine(_folder.FullName, "customary", "development-certificate-names.crt");

    private string KeyPath => Path.Combine(_folder.FullName, "customary", "development-certificate-names.pfx");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Prints_the_certificate_path_and_trust_instructions_for_every_system()
    {
        var (code, output, _) = await RunAsync();
        code.ShouldBe(0);
        foreach (var system in (string[])["Linux", "macOS", "Windows", "development-certificate.crt"]) output.ShouldContain(system);
        if (OperatingSystem.IsLinux()) File.Exists(Path.Combine(_folder.FullName, "customary", "development-certificate.crt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Issues_one_certificate_for_further_names_that_is_short_lived_and_no_authority()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not allow a data folder for one process.");
        (await RunAsync("--host", Api, "LOGIN.microsoftonline.com", "--host", Api, "bücher.example")).Code.ShouldBe(0);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(PublicPath);
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames().ShouldBe(["localhost", Api, Login, "xn--bcher-kva.example"]);
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority.ShouldBeFalse();
        (certificate.NotAfter.ToUniversalTime() - DateTime.UtcNow).TotalDays.ShouldBeInRange(29.9, 30);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(KeyPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // The same names use the same certificate, so that it is trusted once. Other names replace it.
        (await RunAsync("--host", "bücher.example", Login, Api)).Code.ShouldBe(0);
        Thumbprint().ShouldBe(certificate.Thumbprint);
        (await RunAsync("--host", Api)).Code.ShouldBe(0);
        Thumbprint().ShouldNotBe(certificate.Thumbprint);
        Directory.GetFiles(Path.GetDirectoryName(PublicPath)!).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Prints_what_a_client_with_built_in_addresses_needs_and_how_to_undo_it()
    {
        var (code, output, error) = await RunAsync("--host", Api, Login);
        (code, error).ShouldBe((0, ""));
        output.ShouldContain($"--urls https://127.0.0.1:443 --public-url https://{Login} --certificate");
        output.ShouldContain($"echo \"127.0.0.1 {Api} {Login} # customary\" | sudo tee -a /etc/hosts");
        output.ShouldContain(@"Add-Content $env:SystemRoot\System32\drivers\etc\hosts");
        foreach (var step in (string[])["net.ipv4.ip_unprivileged_port_start", "pfctl", "NODE_EXTRA_CA_CERTS", "add-trusted-cert", "Import-Certificate"]) output.ShouldContain(step);

        // Every change of the machine can be undone: port on two systems, hosts on two, trust on five.
        output.Split("undo: ").Length.ShouldBe(1 + 2 + 2 + 5);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com")]
    [InlineData("login.microsoftonline.com:443")]
    [InlineData("*.microsoftonline.com")]
    [InlineData("127.0.0.2")]
    [InlineData("a name")]
    [InlineData("")]
    public async Task Rejects_a_value_that_is_not_a_DNS_name(string host)
    {
        var (code, output, error) = await RunAsync("--host", host);
        (code, output).ShouldBe((2, ""));
        error.ShouldStartWith($"--host: '{host}' is not valid.");
        _folder.GetDirectories().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Node_client_with_built_in_addresses_works_with_what_the_command_prints()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not allow a data folder for one process.");
        (await RunAsync("--host", Api, Login)).Code.ShouldBe(0);
        await using var server = await ServerExecutable.StartAsync("--urls", "https://127.0.0.1:0", "--public-url", $"https://{Login}", "--certificate", KeyPath, "--log", "none");
        var port = ("SERVER_PORT", server.Http.BaseAddress!.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        string[] client = ["--require", "./Certificates/redirect.js", "Certificates/client.js"];

        var (code, output, error) = await NodeProgram.RunAsync(client, port, ("NODE_EXTRA_CA_CERTS", PublicPath));
        code.ShouldBe(0, error);
        var result = JsonNode.Parse(output)!;
        result.Text("tokenEndpoint").ShouldBe($"https://{Login}/contoso.onmicrosoft.com/oauth2/token");
        (result["created"]!.GetValue<int>(), result["listed"]!.GetValue<int>(), result["deleted"]!.GetValue<int>()).ShouldBe((201, 1, 204));

        // The client checks the certificate and its names.
        (await NodeProgram.RunAsync(client, port)).Error.ShouldContain("DEPTH_ZERO_SELF_SIGNED_CERT");
        (await NodeProgram.RunAsync([.. client, "https://graph.microsoft.com"], port, ("NODE_EXTRA_CA_CERTS", PublicPath))).Error.ShouldContain("ERR_TLS_CERT_ALTNAME_INVALID");
    }

    private string Thumbprint()
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(PublicPath);
        return certificate.Thumbprint;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "customary.dll"), "certificate", .. arguments])
        {
            Environment = { ["XDG_DATA_HOME"] = _folder.FullName, ["HOME"] = _folder.FullName },
        };
        return await ChildProcess.RunAsync(start);
    }
}
