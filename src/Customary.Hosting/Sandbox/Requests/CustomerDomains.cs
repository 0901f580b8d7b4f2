using System.Text.RegularExpressions;
using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Finds the domains of a customer in logged requests, so that requests that show only a domain are erased with the customer.</summary>
internal static partial class CustomerDomains
{
    /// <summary>Returns the domains in a request about one customer. Lists show domains of other customers too, and are not searched.</summary>
    public static IEnumerable<string> Find(LoggedRequest request, string customer)
    {
        var isOnlyCustomer = Contains(request.Request.Url, customer) || Contains(request.Response.Headers.GetValueOrDefault("Location"), customer);
        return isOnlyCustomer
            ? new[] { request.Request.Body, request.Response.Body }.SelectMany(body => Domain().Matches(body ?? "").Select(match => match.Groups["name"].Value)).Distinct()
            : [];
    }

    private static bool Contains(string? text, string part) => text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"""domain""\s*:\s*""(?<name>[^""\\]{4,255})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
