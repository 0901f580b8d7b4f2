using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Customers;

/// <summary>A customer of a new partner, the signed-in user of the partner, and the forms of its pages.</summary>
internal sealed record PortalCustomer(CustomaryFixture Server, TestPartner Partner, PortalUser User, JsonNode Customer) : IDisposable
{
    public string Id => Customer["id"]!.GetValue<string>();

    public string Domain => Customer["companyProfile"]!["domain"]!.GetValue<string>();

    public string Path => $"/portal/customers/{Id}";

    public static async Task<PortalCustomer> CreateAsync(CustomaryFixture server, Action<JsonNode>? change = null)
    {
        var domain = $"{Guid.NewGuid():n}.example";
        var partner = await server.SignInAsync(tenant: domain);
        return new(server, partner, await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{domain}"), await partner.CreateCustomerAsync(change));
    }

    /// <summary>Reads the fields of the form on a page, as a browser would send them.</summary>
    public static Dictionary<string, string> ReadForm(string html)
    {
        var form = Regex.Match(html, "<form class=\"form\".*?</form>", RegexOptions.Singleline).Value;
        form.ShouldNotBeEmpty(html);
        var fields = new Dictionary<string, string>();
        foreach (Match input in Regex.Matches(form, "<input [^>]*>"))
            if (Attribute(input.Value, "name") is { } name) fields[name] = Attribute(input.Value, "value") ?? "";
        foreach (Match select in Regex.Matches(form, "<select [^>]*>.*?</select>", RegexOptions.Singleline))
        {
            var selected = Regex.Match(select.Value, "<option value=\"([^\"]*)\" selected");
            fields[Attribute(select.Value, "name")!] = WebUtility.HtmlDecode(selected.Success ? selected.Groups[1].Value : Regex.Match(select.Value, "<option value=\"([^\"]*)\"").Groups[1].Value);
        }

        return fields;
    }

    /// <summary>The error at a field of a page; null if it has none.</summary>
    public static string? ErrorAt(string html, string field) =>
        Regex.Match(html, $"<p class=\"error\" id=\"{Regex.Escape(field)}-error\">(.*?)</p>") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    public void Dispose() => User.Dispose();

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
}
