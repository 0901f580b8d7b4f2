using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Pages;

/// <summary>Every form with entries that are not valid, in every look: the errors are at the fields, and what was typed is still there.</summary>
public sealed class FormPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const string Hostile = "<script>alert(1)</script>\" onfocus=\"x\u202E";

    /// <summary>The forms: a name, the path, the button, and the fields with what is typed.</summary>
    private static readonly (string Name, string Path, string Form, (string Field, string Text)[] Typed)[] All =
    [
        ("new-errors", "/portal/customers/new", "form.form",
            [("companyProfile.domain", "not a domain"), ("billingProfile.email", "nobody"), ("billingProfile.companyName", new string('x', 1000)), ("billingProfile.defaultAddress.postalCode", "1"), ("billingProfile.defaultAddress.phoneNumber", "call me")]),
        ("new-hostile", "/portal/customers/new", "form.form", [("companyProfile.domain", Hostile), ("billingProfile.companyName", Hostile), ("billingProfile.defaultAddress.city", Hostile)]),
        ("new-empty", "/portal/customers/new", "form.form", []),
        ("billing-errors", "/portal/customers/{id}/billing", "form.form", [("billingProfile.email", "nobody"), ("billingProfile.defaultAddress.addressLine1", "")]),
        ("remove-relationship-errors", "/portal/customers/{id}/remove-relationship", "form.form", [("domain", "another.example")]),
    ];

    public static TheoryData<string> Names => new(All.Select(form => form.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task Errors_are_at_the_fields_and_what_was_typed_is_kept(string name)
    {
        var (_, path, form, typed) = All.Single(each => each.Name == name);
        var server = await servers.GetAsync(StoreKind.Memory);
        var data = await SampleData.GetAsync(server);
        var address = new Uri(server.Http.BaseAddress!, path.Replace("{id}", data.CustomerId, StringComparison.Ordinal));
        await browser.CheckAsync(name, async window =>
        {
            await window.UseAsync(data.User);
            await window.GoAsync(address);
            foreach (var (field, text) in typed) await window.Page.FillAsync($"[name='{field}']", text);
            await window.Page.ClickAsync($"{form} .actions button");
            (await window.Page.Locator("[role=alert] li").CountAsync()).ShouldBeGreaterThan(0);
            foreach (var (field, text) in typed)
            {
                (await window.Page.InputValueAsync($"[name='{field}']")).ShouldBe(text);
                (await window.Page.Locator($"[id='{field}-error']").CountAsync()).ShouldBe(1, field);
                (await window.Page.GetAttributeAsync($"[name='{field}']", "aria-invalid")).ShouldBe("true", field);
            }

            // The link of an error leads to its field.
            var target = (await window.Page.Locator("[role=alert] a").First.GetAttributeAsync("href"))![1..];
            (await window.Page.Locator($"[id='{target}']").CountAsync()).ShouldBe(1);
        });
    }
}
