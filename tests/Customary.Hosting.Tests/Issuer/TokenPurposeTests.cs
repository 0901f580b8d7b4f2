namespace Customary.Hosting.Tests.Issuer;

/// <summary>Tokens of the development issuer are valid for one purpose only.</summary>
public sealed class TokenPurposeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string TokenPath = "/contoso/oauth2/v2.0/token";

    [Theory, MemoryStore]
    public async Task A_token_of_another_purpose_is_rejected_as_refresh_token_and_as_code(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var values = await ValuesAsync(service);
        foreach (var (kind, value) in values)
        {
            if (kind != "refresh token") (await RefreshAsync(service, value)).Json.Text("error").ShouldBe("invalid_grant", kind);
            if (kind != "code") (await SignIn.RedeemAsync(service, TokenPath, value)).Json.Text("error").ShouldBe("invalid_grant", kind);
            if (kind != "device code") (await PollAsync(service, value)).Json.Text("error").ShouldBe("invalid_grant", kind);
        }

        (await RefreshAsync(service, values["refresh token"])).Status.ShouldBe(200);
        (await SignIn.RedeemAsync(service, TokenPath, values["code"])).Status.ShouldBe(200);
        (await PollAsync(service, values["device code"])).Json.Text("error").ShouldBe("authorization_pending");
    }

    [Theory, MemoryStore]
    public async Task A_token_of_another_purpose_is_rejected_as_continuation_token(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var customer = (await partner.CreateCustomerAsync())["id"]!.GetValue<string>();
        foreach (var (kind, value) in await ValuesAsync(service))
        {
            if (kind == "cursor") continue;
            foreach (var path in (string[])["/v1/customers", $"/v1/customers/{customer}/users", "/v1/auditrecords", "/auditactivity/v1/auditrecords"])
                (await partner.GetAsync(path, ("MS-ContinuationToken", value))).ShouldBeFault(400, 2000);
        }
    }

    [Theory, MemoryStore]
    public async Task A_token_of_another_purpose_is_rejected_as_access_token(StoreKind store)
    {
        var service = await services.GetAsync(store);
        foreach (var (kind, value) in await ValuesAsync(service))
            if (kind != "access token") (await TestPartner.FromToken(service, Guid.NewGuid(), value).GetAsync("/v1/customers")).ShouldBeFault(401, 800001);
    }

    private static async Task<Dictionary<string, string>> ValuesAsync(CustomaryFixture service)
    {
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        await partner.CreateCustomerAsync();
        var tokens = await SignIn.PostAsync(service, TokenPath, new()
        {
            ["grant_type"] = "password",
            ["client_id"] = SignIn.Client,
            ["client_secret"] = "secret",
            ["username"] = "ann@contoso.com",
            ["password"] = "any",
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        });
        return new()
        {
            ["cursor"] = (await partner.GetAsync("/v1/customers?size=1")).Json["continuationToken"]!.GetValue<string>(),
            ["access token"] = tokens.Json.Text("access_token")!,
            ["refresh token"] = tokens.Json.Text("refresh_token")!,
            ["code"] = SignIn.ReadParameters(await SignIn.SubmitAsync(service, "/contoso/oauth2/v2.0/authorize", SignIn.Request()))["code"],
            ["device code"] = (await DeviceSignInPage.RequestAsync(service, client: SignIn.Client)).Json.Text("device_code")!,
        };
    }

    private static Task<ApiResponse> RefreshAsync(CustomaryFixture service, string token) => SignIn.PostAsync(service, TokenPath, new()
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = SignIn.Client,
        ["client_secret"] = "secret",
        ["refresh_token"] = token,
    });

    private static Task<ApiResponse> PollAsync(CustomaryFixture service, string code) => SignIn.PostAsync(service, TokenPath, new()
    {
        ["grant_type"] = "device_code",
        ["client_id"] = SignIn.Client,
        ["device_code"] = code,
    });
}
