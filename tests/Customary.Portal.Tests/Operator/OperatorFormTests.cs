using System.Net;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Operator;

/// <summary>Every form of the sandbox controls with every kind of entry that is not valid: the error is at the field, what was typed is kept, and nothing changes.</summary>
public sealed class OperatorFormTests(OperatorServer sandbox) : IClassFixture<OperatorServer>
{
    private const string Sandbox = "/portal/sandbox";
    private static readonly string[] Kinds = ["wrong", "number", "missing", "long", "script", "nul", "direction"];
    private static readonly string[] Languages = ["en", "de"];
    private static readonly string Long = new('x', 5_000);

    /// <summary>The fields: the path of the form, the page with the form, the field, and the other entries.</summary>
    private static readonly (string Path, string Page, string Field, (string, string)[] Others)[] Fields =
    [
        ("/clock", "", "now", [("action", "set")]),
        ("/clock/advance", "", "amount", [("unit", "days")]),
        ("/clock/advance", "", "unit", [("amount", "1")]),
        ("/seed", "/data", "seed", []),
        ("/import", "/data", "lines", []),
        ("/generate", "/data", "customers", [("generate-tenant", "contoso")]),
        ("/faults", "/faults", "operation", [("status", "503")]),
        .. ((string[])["status", "code", "retryAfter", "delay", "delayMin", "delayMax", "times", "skip", "seed", "probability", "bytesPerSecond", "disconnect"])
            .Select(field => ("/faults", "/faults", field, ((string, string)[])[("operation", "ListCustomers")])),
        ("/snapshots", "/snapshots", "name", []),
        ("/reset", "/reset?tenant=contoso", "confirm", [("tenant", "contoso")]),
        ("/snapshots/restore", "/snapshots/restore?name=before-the-tests", "confirm", [("name", "before-the-tests")]),
        ("/snapshots/delete", "/snapshots/delete?name=before-the-tests", "confirm", [("name", "before-the-tests")]),
    ];

    // Any text names a partner or an application, so only hidden characters are errors.
    private static readonly (string Path, string Page, string Field, (string, string)[] Others)[] Names =
    [
        ("/generate", "/data", "generate-tenant", [("customers", "1")]),
        ("/faults", "/faults", "tenant", [("operation", "ListCustomers"), ("status", "503")]),
        ("/faults", "/faults", "application", [("operation", "ListCustomers"), ("status", "503")]),
        ("/faults", "/faults", "body", [("operation", "ListCustomers"), ("status", "503")]),
        ("/snapshots", "/snapshots", "tenant", [("name", "another")]),
    ];

    public static TheoryData<string, string, string, string> Cases => new(
        from entry in Fields.SelectMany(entry => Kinds.Select(kind => (entry.Path, Name: entry.Field, Kind: kind))).Concat(Names.Select(entry => (entry.Path, Name: entry.Field, Kind: "direction")))
        where entry is not { Path: "/faults", Name: not "operation", Kind: "missing" } and not { Path: "/snapshots", Name: "name", Kind: "number" }
        from language in Languages
        select (entry.Path, entry.Name, entry.Kind, language));

    [Theory, MemberData(nameof(Cases))]
    public async Task An_entry_that_is_not_valid_has_an_error_at_the_field_and_changes_nothing(string path, string field, string kind, string language)
    {
        var (_, page, _, others) = Fields.Concat(Names).Single(each => each.Path == path && each.Field == field);
        var typed = kind switch
        {
            "number" => "-1",
            "missing" => "",
            "long" => Long,
            "script" => "<script>alert(1)</script>\" onfocus=\"x",
            "nul" => "a\0b",
            "direction" => "a\u202Eb",
            _ => "a wrong entry",
        };
        using var user = PortalUser.Anonymous(sandbox.Server.Http.BaseAddress!);
        user.Add($"customary-language={language}");
        var before = await StateAsync();
        using var response = await user.PostAsync($"{Sandbox}{path}", others.Append((field, typed)).ToDictionary(each => each.Item1, each => each.Item2), $"{Sandbox}{page}");
        var html = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, html);
        html.ShouldContain($"id=\"{field}-error\"");
        Regex.Match(html, $"<(input|select|textarea)[^>]* id=\"{field}\"[^>]*>|<(input|select|textarea) id=\"{field}\"[^>]*>").Value.ShouldContain("aria-invalid=\"true\"");
        html.ShouldNotContain("<script");
        var shown = WebUtility.HtmlDecode(html);
        if (field is not ("operation" or "unit" or "disconnect")) shown.ShouldContain(kind == "nul" ? "a" : typed);
        foreach (var (other, text) in others.Where(each => each.Item1 is not ("unit" or "operation" or "action"))) shown.Contains(text, StringComparison.Ordinal).ShouldBeTrue(other);
        (await StateAsync()).ShouldBe(before);

        // What the server says in English is translated.
        var error = Regex.Match(html, $"id=\"{field}-error\">(.*?)</(?:p|div)>", RegexOptions.Singleline).Groups[1].Value;
        error.Trim().ShouldNotBeEmpty();
        if (language == "de") Regex.IsMatch(WebUtility.HtmlDecode(error), @"\b(must|is not|needs|cannot|the value|enter)\b", RegexOptions.IgnoreCase).ShouldBeFalse(error);
    }

    private async Task<string> StateAsync()
    {
        var controls = sandbox.Server.Sandbox;
        var status = await controls.GetStatusAsync();
        return string.Join(' ', status.Clock.Now, status.Clock.Frozen, status.Counts, string.Join(',', (await controls.Faults.ListAsync()).Select(rule => rule.Id)), string.Join(',', (await controls.Snapshots.ListAsync()).Select(snapshot => snapshot.Name)));
    }
}
