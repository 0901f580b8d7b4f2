using System.Buffers.Text;
using System.Text.Json.Nodes;
using Customary.Hosting.Retention;
using Customary.Storage.Issuer;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>The device code flow (RFC 8628) in both versions, with the page for its user.</summary>
public sealed class DeviceCodeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_user_signs_in_on_a_device(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var codes = await DeviceSignInPage.RequestAsync(service);
        codes.Json.Members().ShouldBe("user_code device_code verification_uri expires_in interval message");
        codes.Json["expires_in"]!.GetValue<int>().ShouldBe(900);
        codes.Json["interval"]!.GetValue<int>().ShouldBe(5);
        codes.Json.Text("verification_uri").ShouldBe($"{service.Http.BaseAddress}devicelogin");
        codes.Json.Text("message")!.ShouldContain(codes.Json.Text("user_code")!);
        codes.Header("Cache-Control").ShouldBe("no-store");
        (await DeviceSignInPage.PollAsync(service, codes)).Json.Text("error").ShouldBe("authorization_pending");

        (await DeviceSignInPage.SignInAsync(service, codes.Json.Text("user_code")!)).Text.ShouldContain("You are signed in on your device");
        var tokens = await DeviceSignInPage.PollAsync(service, codes);
        tokens.Status.ShouldBe(200, tokens.Text);
        tokens.Json.Members().ShouldBe("token_type expires_in ext_expires_in access_token scope refresh_token id_token");
        var claims = Claims(tokens);
        claims.Text("upn").ShouldBe(DeviceSignInPage.User);
        var partner = TestPartner.FromToken(service, Guid.Parse(claims.Text("tid")!), tokens.Json.Text("access_token")!);
        (await partner.GetAsync("/v1/customers/relationshiprequests")).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task A_device_code_yields_one_token(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var codes = await DeviceSignInPage.RequestAsync(service);
        await DeviceSignInPage.SignInAsync(service, codes.Json.Text("user_code")!);
        var polls = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DeviceSignInPage.PollAsync(service, codes)));
        polls.Count(poll => poll.Status == 200).ShouldBe(1);
        polls.Where(poll => poll.Status != 200).ShouldAllBe(poll => poll.Json.Text("error") == "invalid_grant");
    }

    [Theory]
    [MemoryStore("GET", "device_code", "code")]
    [MemoryStore("POST", "urn:ietf:params:oauth:grant-type:device_code", "code")]
    [MemoryStore("POST", "Device_Code", "device_code")]
    public async Task Version_1_has_numbers_as_strings_and_the_field_names_of_ADAL(StoreKind store, string method, string grant, string field)
    {
        var service = await services.GetAsync(store);
        Dictionary<string, string> fields = new() { ["client_id"] = "app", ["resource"] = "https://graph.windows.net" };
        var codes = method == "GET"
            ? await SignIn.OpenAsync(service, "/common/oauth2/devicecode", fields)
            : await SignIn.PostAsync(service, "/common/oauth2/devicecode", fields);
        codes.Json.Members().ShouldBe("user_code device_code verification_url expires_in interval message");
        codes.Json.Text("expires_in").ShouldBe("900");
        codes.Json.Text("interval").ShouldBe("5");
        await DeviceSignInPage.SignInAsync(service, codes.Json.Text("user_code")!);
        var tokens = await SignIn.PostAsync(service, "/common/oauth2/token", new() { ["grant_type"] = grant, ["client_id"] = "app", [field] = codes.Json.Text("device_code")! });
        tokens.Status.ShouldBe(200, tokens.Text);
        tokens.Json.Text("resource").ShouldBe("https://graph.windows.net");
        tokens.Json.Text("expires_in").ShouldBe("3600");
        Claims(tokens).Text("tid").ShouldBe((await service.SignInAsync(tenant: "contoso.com")).Tenant.ToString());
    }

    [Theory, AllStores]
    public async Task The_user_can_decline(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var codes = await DeviceSignInPage.RequestAsync(service);
        (await DeviceSignInPage.DeclineAsync(service, codes.Json.Text("user_code")!)).Text.ShouldContain("The device is not signed in");
        for (var poll = 0; poll < 2; poll++) ShouldBeError(await DeviceSignInPage.PollAsync(service, codes), "access_denied", 65004);
        (await DeviceSignInPage.EnterAsync(service, codes.Json.Text("user_code")!)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_device_that_asks_too_often_is_told_to_slow_down()
    {
        var clock = NewClock();
        await using var service = await CustomaryFixture.StartAsync(clock: clock);
        var codes = await DeviceSignInPage.RequestAsync(service);
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes), "authorization_pending", 70016);
        clock.Advance(TimeSpan.FromSeconds(1));
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes), "slow_down", 70016);
        clock.Advance(TimeSpan.FromSeconds(5));
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes), "authorization_pending", 70016);
    }

    [Fact]
    public async Task Both_codes_expire_after_fifteen_minutes()
    {
        var clock = NewClock();
        await using var service = await CustomaryFixture.StartAsync(clock: clock);
        var (codes, approved) = (await DeviceSignInPage.RequestAsync(service), await DeviceSignInPage.RequestAsync(service));
        await DeviceSignInPage.SignInAsync(service, approved.Json.Text("user_code")!);
        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes), "authorization_pending", 70016);
        var page = await DeviceSignInPage.EnterAsync(service, codes.Json.Text("user_code")!);
        page.Status.ShouldBe(200);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes), "expired_token", 70020);
        ShouldBeError(await DeviceSignInPage.PollAsync(service, approved), "expired_token", 70020);
        (await DeviceSignInPage.EnterAsync(service, codes.Json.Text("user_code")!)).Status.ShouldBe(400);
        (await DeviceSignInPage.AnswerAsync(service, page, "sign-in", DeviceSignInPage.User)).Status.ShouldBe(400);
    }

    [Theory, MemoryStore]
    public async Task A_device_code_belongs_to_its_client_and_tenant(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var codes = await DeviceSignInPage.RequestAsync(service);
        await DeviceSignInPage.SignInAsync(service, codes.Json.Text("user_code")!);
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes, client: "other"), "invalid_grant", 70018);
        ShouldBeError(await DeviceSignInPage.PollAsync(service, codes, tenant: "fabrikam"), "invalid_grant", 70008);
        (await DeviceSignInPage.PollAsync(service, codes, tenant: "Contoso")).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("")]
    [MemoryStore("forged")]
    [MemoryStore("AAAA")]
    public async Task A_forged_device_code_is_refused(StoreKind store, string code)
    {
        var response = await SignIn.PostAsync(await services.GetAsync(store), "/contoso/oauth2/v2.0/token", new()
        {
            ["grant_type"] = "device_code",
            ["client_id"] = "app",
            ["device_code"] = code,
        });
        response.Json.Text("error").ShouldBe(code.Length == 0 ? "invalid_request" : "invalid_grant");
    }

    [Theory]
    [MemoryStore("", "invalid_request", 900144)]
    [MemoryStore("client_id=app&client_id=other", "invalid_request", 900144)]
    [MemoryStore("client_id=app&scope=https://example.com/.default", "invalid_scope", 70011)]
    public async Task An_invalid_request_for_codes_returns_an_OAuth_error(StoreKind store, string form, string error, int number)
    {
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var message = await (await services.GetAsync(store)).Http.PostAsync(new Uri("/contoso/oauth2/v2.0/devicecode", UriKind.Relative), content);
        ShouldBeError(await ApiResponse.ReadAsync(message), error, number);
    }

    [Theory, MemoryStore]
    public async Task Long_client_ids_and_tenants_are_not_stored(StoreKind store)
    {
        var service = await services.GetAsync(store);
        ShouldBeError(await SignIn.PostAsync(service, "/contoso/oauth2/v2.0/devicecode", new() { ["client_id"] = new('a', 257) }), "invalid_request", 900144);
        ShouldBeError(await SignIn.PostAsync(service, $"/{new string('a', 257)}/oauth2/v2.0/devicecode", new() { ["client_id"] = "app" }), "invalid_request", 900144);
    }

    [Theory]
    [MemoryStore("lower")]
    [MemoryStore("spaced")]
    public async Task The_user_code_is_accepted_in_any_case_with_separators(StoreKind store, string form)
    {
        var service = await services.GetAsync(store);
        var code = (await DeviceSignInPage.RequestAsync(service)).Json.Text("user_code")!;
        code.Length.ShouldBe(9);
        code.ShouldAllBe(letter => "BCDFGHJKLMNPQRSTVWXZ".Contains(letter));
        (await DeviceSignInPage.EnterAsync(service, form == "lower" ? code.ToLowerInvariant() : $" {code[..3]}-{code[3..6]} {code[6..]} ")).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("BBBBBBBBB")]
    [MemoryStore("AEIOU0123")]
    [MemoryStore("BBB")]
    [MemoryStore("")]
    public async Task An_unknown_user_code_is_refused(StoreKind store, string code)
    {
        var response = await DeviceSignInPage.EnterAsync(await services.GetAsync(store), code);
        response.Status.ShouldBe(400);
        response.Text.ShouldContain("This code is not valid");
    }

    [Fact]
    public async Task Attempts_to_guess_a_code_are_limited_for_a_client_address()
    {
        await using var service = await CustomaryFixture.StartAsync(clock: NewClock(), settings: [("sign-in-rate-limit", "3")]);
        for (var attempt = 0; attempt < 3; attempt++) (await DeviceSignInPage.EnterAsync(service, "BBBBBBBBB")).Status.ShouldBe(400);
        var response = await DeviceSignInPage.EnterAsync(service, (await DeviceSignInPage.RequestAsync(service)).Json.Text("user_code")!);
        response.Status.ShouldBe(429);
        response.Header("Retry-After").ShouldBe("60");
    }

    [Theory, AllStores]
    public async Task Only_the_first_answer_of_a_user_counts(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var codes = await DeviceSignInPage.RequestAsync(service);
        var page = await DeviceSignInPage.EnterAsync(service, codes.Json.Text("user_code")!);
        (await DeviceSignInPage.AnswerAsync(service, page, "sign-in", "")).Status.ShouldBe(400);
        (await DeviceSignInPage.AnswerAsync(service, page, "sign-in", "ann@contoso.com", password: "")).Status.ShouldBe(400);
        (await DeviceSignInPage.AnswerAsync(service, page, "sign-in", "ann@contoso.com")).Status.ShouldBe(200);
        (await DeviceSignInPage.AnswerAsync(service, page, "sign-in", "eve@fabrikam.com")).Status.ShouldBe(400);
        (await DeviceSignInPage.AnswerAsync(service, page, "decline", "")).Status.ShouldBe(400);
        Claims(await DeviceSignInPage.PollAsync(service, codes)).Text("upn").ShouldBe("ann@contoso.com");
    }

    [Theory, MemoryStore]
    public async Task The_pages_need_no_script_and_show_client_text_encoded(StoreKind store)
    {
        var service = await services.GetAsync(store);
        using var message = await service.Http.GetAsync(new Uri(DeviceSignInPage.Path, UriKind.Relative));
        var codes = await DeviceSignInPage.RequestAsync(service, client: "<script>alert(1)</script>");
        foreach (var page in (ApiResponse[])[await ApiResponse.ReadAsync(message), await DeviceSignInPage.EnterAsync(service, codes.Json.Text("user_code")!)])
        {
            page.Status.ShouldBe(200);
            page.Text.ShouldNotContain("<script");
            page.Header("Content-Security-Policy")!.ShouldStartWith("default-src 'none'; style-src 'self'");
            page.Header("Content-Security-Policy")!.ShouldContain("form-action 'self'");
            page.Header("Content-Security-Policy")!.ShouldContain("frame-ancestors 'none'");
            page.Header("Content-Security-Policy")!.ShouldNotContain("script-src");
            page.Header("Cache-Control").ShouldBe("no-store");
            page.Header("Referrer-Policy").ShouldBe("no-referrer");
        }
    }

    [Theory, AllStores]
    public async Task The_number_of_waiting_sign_ins_is_bounded_and_expired_ones_are_removed(StoreKind store)
    {
        var clock = NewClock();
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var signIns = service.Services.GetRequiredService<DeviceSignInStore>();
        var database = service.Services.GetRequiredService<Database>();
        await database.WriteAsync(async (session, cancellationToken) =>
        {
            for (var number = 0; number < DeviceSignInStore.MaxWaiting; number++)
            {
                await session.Prepare(DeviceSignInSql.Add)
                    .Bind($"{number}").Bind(Guid.NewGuid()).Bind("app").Bind("contoso").Bind(clock.GetUtcNow().AddMinutes(15).ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken);
            }

            return 0;
        }, CancellationToken.None);
        var refused = await SignIn.PostAsync(service, "/contoso/oauth2/v2.0/devicecode", new() { ["client_id"] = "app" });
        refused.Status.ShouldBe(503, refused.Text);
        refused.Json.Text("error").ShouldBe("temporarily_unavailable");
        refused.Header("Retry-After").ShouldBe("60");
        clock.Advance(TimeSpan.FromMinutes(15));
        await DeviceSignInPage.RequestAsync(service);
        (await signIns.RemoveExpiredAsync(clock.GetUtcNow(), CancellationToken.None)).ShouldBe(0);
    }

    [Theory, AllStores]
    public async Task Retention_removes_expired_sign_ins(StoreKind store)
    {
        var clock = NewClock();
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        await DeviceSignInPage.RequestAsync(service);
        var retention = service.Services.GetRequiredService<RetentionService>();
        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        await retention.StopAsync(CancellationToken.None);
        (await retention.RunOnceAsync(CancellationToken.None)).ShouldBe(0);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await retention.RunOnceAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Theory]
    [MemoryStore("/contoso/.well-known/openid-configuration", "oauth2")]
    [MemoryStore("/contoso/v2.0/.well-known/openid-configuration", "oauth2/v2.0")]
    public async Task Discovery_names_the_device_authorization_endpoint_and_its_grant(StoreKind store, string path, string endpoints)
    {
        var service = await services.GetAsync(store);
        var document = (await SignIn.OpenAsync(service, path, [])).Json;
        document.Text("device_authorization_endpoint").ShouldBe($"{service.Http.BaseAddress}contoso/{endpoints}/devicecode");
        var grants = document["grant_types_supported"]!.AsArray().Select(grant => grant!.GetValue<string>()).ToList();
        grants.ShouldContain("urn:ietf:params:oauth:grant-type:device_code");
        grants.ShouldContain("urn:ietf:params:oauth:grant-type:jwt-bearer");
    }

    private static void ShouldBeError(ApiResponse response, string error, int number)
    {
        response.Status.ShouldBe(400, response.Text);
        response.Json.Text("error").ShouldBe(error);
        response.Json["error_codes"]![0]!.GetValue<int>().ShouldBe(number);
    }

    private static FakeTimeProvider NewClock() => new(DateTimeOffset.UnixEpoch.AddYears(56));

    private static JsonNode Claims(ApiResponse response) => JsonNode.Parse(Base64Url.DecodeFromChars(response.Json.Text("access_token")!.Split('.')[1]))!;
}
