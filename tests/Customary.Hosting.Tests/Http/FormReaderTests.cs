using System.Text;

namespace Customary.Hosting.Tests.Http;

/// <summary>All endpoints that accept a form share one reader and reject the same input.</summary>
public sealed class FormReaderTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string> Paths() => new(
        "/contoso/oauth2/token", "/contoso/oauth2/v2.0/token", "/adfs/oauth2/token", "/contoso/oauth2/authorize", "/contoso/oauth2/v2.0/authorize",
        "/contoso/oauth2/devicecode", "/contoso/oauth2/v2.0/devicecode", "/devicelogin",
        "/Adminportal/Home?invType=ResellerRelationship&partnerId=0b1ffb58-3bc6-4a8c-9e0b-17c1f9d1c001");

    [Theory, MemberData(nameof(Paths))]
    public async Task Rejects_a_body_that_is_not_a_form(string path)
    {
        (string Type, string Body)[] bodies =
        [
            ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"client_id\"\r\n\r\na"),
            ("multipart/form-data; boundary=x", "--y"),
            ("multipart/form-data", "a"),
            ("multipart/form-data; boundary=\"", "a"),
            ("application/json", "{}"),
            ("text/plain", "client_id=a"),
            ("nonsense", "client_id=a"),
            ($"{Form}; charset=utf-16", "client_id=a"),
            ($"{Form}; charset=utf-7", "client_id=+AGE-"),
            (Form, string.Join('&', Enumerable.Range(0, 2000).Select(number => $"f{number}=a"))),
            (Form, $"{new string('k', 5000)}=a"),
        ];
        foreach (var (type, body) in bodies)
        {
            var response = await PostAsync(path, type, Encoding.UTF8.GetBytes(body));
            response.Status.ShouldBeInRange(400, 403, $"{type} {body[..Math.Min(body.Length, 40)]}: {response.Text}");
        }
    }

    [Theory, MemberData(nameof(Paths))]
    public async Task Rejects_a_form_with_a_content_encoding(string path) =>
        ShouldBeRejected(path, await PostAsync(path, Form, [0x1F, 0x8B, 8, 0], "\nContent-Encoding: gzip"), 415, 800002).ShouldContain("Content-Encoding");

    [Theory, MemberData(nameof(Paths))]
    public async Task Rejects_a_form_that_is_not_UTF8_and_names_the_byte(string path) =>
        ShouldBeRejected(path, await PostAsync(path, Form, [.. "client_id="u8, 0xE9, .. "&a=b"u8]), 400, 2000).ShouldContain("(byte 11)");

    [Theory, MemberData(nameof(Paths))]
    public async Task Rejects_a_form_that_is_too_large(string path) =>
        ShouldBeRejected(path, await PostAsync(path, Form, Encoding.ASCII.GetBytes($"client_id={new string('a', 70_000)}")), 413, 800002);

    [Theory, MemberData(nameof(Paths))]
    public async Task Malformed_percent_encoding_is_no_server_error(string path)
    {
        foreach (var body in new[] { "client_id=%", "client_id=%FF%FE", "client_id=%00", "client_id=%ED%A0%80", "%=%&=&&", "client_id=%u0041" })
            (await PostAsync(path, Form, Encoding.ASCII.GetBytes(body))).Status.ShouldBeInRange(path.EndsWith("/devicecode", StringComparison.Ordinal) ? 200 : 400, 403, body);
    }

    [Theory]
    [InlineData("grant_type")]
    [InlineData("client_id")]
    [InlineData("client_secret")]
    [InlineData("scope")]
    [InlineData("CLIENT_ID")]
    public async Task Rejects_a_repeated_parameter_of_a_token_request(string field)
    {
        var body = $"grant_type=client_credentials&client_id=a&client_secret=b&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default&{field}=x";
        var response = await PostAsync("/contoso/oauth2/v2.0/token", Form, Encoding.ASCII.GetBytes(body));
        response.Status.ShouldBe(400, response.Text);
        response.Json.Text("error").ShouldBe("invalid_request");
    }

    // The issuer answers with OAuth errors, everything else with faults.
    private static string ShouldBeRejected(string path, ApiResponse response, int status, int code)
    {
        if (!path.Contains("/oauth2/", StringComparison.Ordinal)) return response.ShouldBeFault(status, code).Json.Text("description")!;
        response.Status.ShouldBe(status, response.Text);
        response.Json.Text("error").ShouldBe("invalid_request");
        return response.Json.Text("error_description")!;
    }

    private async Task<ApiResponse> PostAsync(string path, string type, byte[] body, string headers = "") =>
        await RawRequest.SendAsync(await services.GetAsync(StoreKind.Memory), $"POST {path} HTTP/1.1\nHost: test\nContent-Type: {type}{headers}", body);
}
