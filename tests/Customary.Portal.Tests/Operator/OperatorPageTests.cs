using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Operator;

/// <summary>Every page of the sandbox controls with data, in every look, and its forms with entries that are not valid.</summary>
public sealed class OperatorPageTests(OperatorServer sandbox, PortalBrowser browser) : IClassFixture<OperatorServer>
{
    private const string Hostile = "<script>alert(1)</script>\" onfocus=\"x\u202E";
    private const string BadSeed = """
        {
          // Two errors.
          "partners": [{ "tenant": "wholesale", "kind": "wholesaler" }],
          "customers": [{ "tenant": "contoso", "customer": {
            "companyProfile": { "domain": "tailspintoys.onmicrosoft.com" },
            "billingProfile": { "email": "nobody" } } }]
        }
        """;

    private static readonly (string Name, string Path)[] Pages =
    [
        ("sandbox", "/portal/sandbox"), ("sandbox-data", "/portal/sandbox/data"), ("sandbox-added", "/portal/sandbox/data?done=add&partners=2&customers=40"),
        ("sandbox-reset", "/portal/sandbox/reset"), ("sandbox-reset-tenant", "/portal/sandbox/reset?tenant=contoso"),
        ("sandbox-snapshots", "/portal/sandbox/snapshots"), ("sandbox-restore", "/portal/sandbox/snapshots/restore?name=before-the-tests"), ("sandbox-delete", "/portal/sandbox/snapshots/delete?name=before-the-tests"),
        ("sandbox-faults", "/portal/sandbox/faults"), ("sandbox-requests", "/portal/sandbox/requests"), ("sandbox-requests-none", "/portal/sandbox/requests?status=418"), ("sandbox-request", "/portal/sandbox/requests/{request}"),
        ("sandbox-limits", "/portal/sandbox/limits"), ("sandbox-unknown", "/portal/sandbox/snapshots/restore?name=none"),
    ];

    /// <summary>The forms: a name, the path, what is clicked first to show fields, the button, what is typed, and the fields with errors if they are others.</summary>
    private static readonly (string Name, string Path, string Form, (string Field, string Text)[] Typed, string[]? Wrong)[] Forms =
    [
        ("sandbox-clock-errors", "/portal/sandbox", "form[action$='/clock'].separate", [("now", "yesterday")], null),
        ("sandbox-clock-hostile", "/portal/sandbox", "form[action$='/clock'].separate", [("now", Hostile)], null),
        ("sandbox-clock-range", "/portal/sandbox", "form[action$='/clock'].separate", [("now", "1999-01-01")], null),
        ("sandbox-advance-errors", "/portal/sandbox", "form[action$='/advance']", [("amount", "-1")], null),
        ("sandbox-faults-empty", "/portal/sandbox/faults", "form.form", [], ["operation"]),
        ("sandbox-faults-no-numbers", "/portal/sandbox/faults", "form.form",
            [("status", "abc"), ("retryAfter", "1.5"), ("delay", "a minute"), ("times", "99999999999999"), ("skip", "-1"), ("probability", "often"), ("seed", "x"), ("delayMin", "-5"), ("delayMax", "1,0,0"), ("code", "1e3"), ("bytesPerSecond", "0x1")], null),
        ("sandbox-faults-errors", "/portal/sandbox/faults", "form.form", [("status", "99"), ("delay", "601"), ("times", "0"), ("probability", "2"), ("delayMax", "5"), ("bytesPerSecond", "0"), ("body", "{")],
            ["operation", "status", "delay", "times", "probability", "delayMin", "bytesPerSecond"]),
        ("sandbox-faults-hostile", "/portal/sandbox/faults", "form.form", [("tenant", Hostile), ("application", Hostile), ("status", Hostile), ("body", Hostile)], null),
        ("sandbox-snapshot-errors", "/portal/sandbox/snapshots", "form.form", [("name", "a b"), ("tenant", "contoso")], ["name"]),
        ("sandbox-snapshot-taken", "/portal/sandbox/snapshots", "form.form", [("name", "before-the-tests")], null),
        ("sandbox-snapshot-hostile", "/portal/sandbox/snapshots", "form.form", [("name", Hostile), ("tenant", Hostile)], null),
        ("sandbox-seed-errors", "/portal/sandbox/data", "form[action$='/seed']", [("seed", BadSeed)], null),
        ("sandbox-seed-hostile", "/portal/sandbox/data", "form[action$='/seed']", [("seed", Hostile)], null),
        ("sandbox-import-errors", "/portal/sandbox/data", "form[action$='/import']", [("lines", "{\"partner\":{\"tenant\":\"contoso\"}}\nnot JSON")], null),
        ("sandbox-import-empty", "/portal/sandbox/data", "form[action$='/import']", [], ["lines"]),
        ("sandbox-generate-errors", "/portal/sandbox/data", "form[action$='/generate']", [("customers", "many"), ("generate-tenant", "contoso")], ["customers"]),
        ("sandbox-export-hostile", "/portal/sandbox/data", "form[action$='/export']", [("export-tenant", Hostile)], null),
        ("sandbox-reset-errors", "/portal/sandbox/reset?tenant=contoso", "form.form", [("confirm", "fabrikam")], null),
        ("sandbox-restore-errors", "/portal/sandbox/snapshots/restore?name=before-the-tests", "form.form", [("confirm", Hostile)], null),
        ("sandbox-delete-errors", "/portal/sandbox/snapshots/delete?name=before-the-tests", "form.form", [("confirm", "")], null),
        ("sandbox-requests-errors", "/portal/sandbox/requests", "form.search", [("status", "6000"), ("tenant", "contoso")], ["status"]),
    ];

    public static TheoryData<string> PageNames => new(Pages.Select(page => page.Name));

    public static TheoryData<string> FormNames => new(Forms.Select(form => form.Name));

    [Theory, MemberData(nameof(PageNames))]
    public async Task Every_page_with_data_is_good_to_use(string name)
    {
        var path = Pages.Single(page => page.Name == name).Path.Replace("{request}", sandbox.Request.ToString(), StringComparison.Ordinal);
        await browser.CheckAsync(name, window => window.GoAsync(new(sandbox.Server.Http.BaseAddress!, path)));
    }

    [Theory, MemberData(nameof(FormNames))]
    public async Task Errors_are_at_the_fields_and_what_was_typed_is_kept(string name)
    {
        var (_, path, form, typed, wrong) = Forms.Single(each => each.Name == name);
        await browser.CheckAsync(name, async window =>
        {
            var page = window.Page;
            await window.GoAsync(new(sandbox.Server.Http.BaseAddress!, path));
            foreach (var summary in await page.Locator($"{form} summary").AllAsync()) await summary.ClickAsync();
            foreach (var (field, text) in typed) await page.FillAsync($"{form} [name='{field}']", text);
            await page.ClickAsync($"{form} button:not([value=real])");
            (await page.Locator("[role=alert] li, p.error").CountAsync()).ShouldBeGreaterThan(0);
            foreach (var (field, text) in typed) (await page.InputValueAsync($"{form} [name='{field}']")).ShouldBe(text, field);
            foreach (var field in wrong ?? [.. typed.Select(each => each.Field)])
            {
                (await page.Locator($"[id='{field}-error']").CountAsync()).ShouldBe(1, field);
                (await page.Locator($"[id='{field}-error']").IsVisibleAsync()).ShouldBeTrue(field);
                (await page.GetAttributeAsync($"[id='{field}']", "aria-invalid")).ShouldBe("true", field);
            }
        });
        (await sandbox.Server.Sandbox.Faults.ListAsync()).Count.ShouldBe(3, "nothing was changed");
    }

    /// <summary>The properties of a rule and the fields of the form.</summary>
    [Fact]
    public async Task The_form_has_every_property_of_a_fault_rule()
    {
        using var user = PortalUser.Anonymous(sandbox.Server.Http.BaseAddress!);
        var (_, html) = await user.GetAsync("/portal/sandbox/faults");
        var fields = Regex.Matches(html[html.IndexOf("class=\"form\"", StringComparison.Ordinal)..], "<(?:input|select|textarea) id=\"([^\"]+)\"").Select(match => match.Groups[1].Value);
        fields.ShouldBe(typeof(Client.Sandbox.FaultRule).GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]), ignoreOrder: true);
    }
}
