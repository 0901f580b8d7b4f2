namespace Customary.Hosting.Tests.Issuer;

/// <summary>Simulates a device without a browser, and the browser in which its user signs in.</summary>
internal static class DeviceSignInPage
{
    public const string Path = "/devicelogin";
    public const string User = "ann@contoso.com";

    /// <summary>Requests the codes as a version 2 client.</summary>
    public static async Task<ApiResponse> RequestAsync(CustomaryFixture service, string tenant = "contoso", string client = "app", string scope = $"{SignIn.Resource}/.default")
    {
        var response = await SignIn.PostAsync(service, $"/{tenant}/oauth2/v2.0/devicecode", new() { ["client_id"] = client, ["scope"] = scope });
        response.Status.ShouldBe(200, response.Text);
        return response;
    }

    /// <summary>Asks for the token as a version 2 client.</summary>
    public static Task<ApiResponse> PollAsync(CustomaryFixture service, ApiResponse codes, string tenant = "contoso", string client = "app") =>
        SignIn.PostAsync(service, $"/{tenant}/oauth2/v2.0/token", new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
            ["client_id"] = client,
            ["device_code"] = codes.Json.Text("device_code")!,
        });

    /// <summary>Enters the code of the device and signs in, as a browser does.</summary>
    public static async Task<ApiResponse> SignInAsync(CustomaryFixture service, string userCode, string user = User) =>
        await AnswerAsync(service, await EnterAsync(service, userCode), "sign-in", user);

    /// <summary>Enters the code of the device and declines.</summary>
    public static async Task<ApiResponse> DeclineAsync(CustomaryFixture service, string userCode) =>
        await AnswerAsync(service, await EnterAsync(service, userCode), "decline", user: "");

    /// <summary>Enters the code of the device.</summary>
    public static Task<ApiResponse> EnterAsync(CustomaryFixture service, string userCode) => SignIn.PostAsync(service, Path, new() { ["user_code"] = userCode });

    /// <summary>Submits the form of the page that asks for the user.</summary>
    public static Task<ApiResponse> AnswerAsync(CustomaryFixture service, ApiResponse page, string action, string user, string password = "any")
    {
        page.Status.ShouldBe(200, page.Text);
        var form = SignIn.Hidden(page.Text);
        (form["action"], form["username"], form["password"]) = (action, user, password);
        return SignIn.PostAsync(service, Path, form);
    }
}
