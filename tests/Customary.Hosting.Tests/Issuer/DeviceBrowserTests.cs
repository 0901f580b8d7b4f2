namespace Customary.Hosting.Tests.Issuer;

/// <summary>The pages of the device code flow in a browser without scripts.</summary>
public sealed class DeviceBrowserTests : IAsyncLifetime
{
    private CustomaryFixture _service = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync();
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData("sign-in", "Signed in", "")]
    [InlineData("decline", "Declined", "access_denied")]
    public async Task A_user_answers_without_scripts(string action, string title, string error)
    {
        var codes = await DeviceSignInPage.RequestAsync(_service);
        await using var page = await _browser.OpenAsync(new(codes.Json.Text("verification_uri")!));
        await page.DisableScriptsAsync();
        await page.NavigateAsync($"document.getElementById('user_code').value = '{codes.Json.Text("user_code")}'; document.querySelector('button').click()");
        (await page.EvaluateAsync("document.title"))!.GetValue<string>().ShouldBe("Sign in on your device – Customary");
        if (action == "sign-in") await page.EvaluateAsync("document.getElementById('username').value = 'ann@contoso.com'; document.getElementById('password').value = 'any'");
        await page.NavigateAsync($"document.querySelector('button[value={action}]').click()");
        (await page.EvaluateAsync("document.title"))!.GetValue<string>().ShouldBe($"{title} – Customary");
        page.Problems.ShouldBeEmpty();

        var poll = await DeviceSignInPage.PollAsync(_service, codes);
        (poll.Json.Text("error") ?? "").ShouldBe(error);
        poll.Status.ShouldBe(error.Length == 0 ? 200 : 400);
    }
}
