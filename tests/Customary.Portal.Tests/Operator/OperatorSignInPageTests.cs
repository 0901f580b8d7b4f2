using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Operator;

/// <summary>The sign-in of an operator in every look, before and after a wrong token.</summary>
public sealed class OperatorSignInPageTests(PortalBrowser browser)
{
    private const string Token = "0123456789-0123456789-0123456789";

    [Theory]
    [InlineData("operator-sign-in", false)]
    [InlineData("operator-sign-in-errors", true)]
    public async Task The_sign_in_is_good_to_use(string name, bool isWrong)
    {
        await using var server = await CustomaryFixture.StartAsync(settings: [("admin-token", Token), ("sandbox", "on")]);
        await browser.CheckAsync(name, async window =>
        {
            await window.GoAsync(new(server.Http.BaseAddress!, "/portal/sandbox/sign-in"));
            if (!isWrong) return;
            await window.Page.FillAsync("#token", "guess");
            await window.Page.ClickAsync("main form button");
            (await window.Page.Locator("#token[aria-invalid=true]").CountAsync()).ShouldBe(1);
        });
    }
}
