using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Core.Clouds;
using Customary.Hosting.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Customary.TestKit;

/// <summary>Finds the API operation of a request from the route table of the server.</summary>
internal sealed partial class OperationRoutes(EndpointDataSource routes)
{
    private readonly List<Route> _routes =
    [
        .. from endpoint in routes.Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText!.Contains("/v1/", StringComparison.Ordinal) && !DeclinedRouteMetadata.IsOn(endpoint)
           from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods

           // A literal segment has priority over a parameter.
           orderby endpoint.RoutePattern.Parameters.Count
           select new Route(
               method, endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, endpoint.RoutePattern.RawText!,
               new(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []), Folder(endpoint)),
    ];

    /// <summary>The method and path of an operation, and the folder of its endpoint class.</summary>
    public (string Request, string Folder) this[string operation]
    {
        get
        {
            var route = _routes.Single(route => route.Operation == operation switch
            {
                CloudOperations.CreateForReseller => "CreateCustomer",
                CloudOperations.ListOfReseller => "ListCustomers",
                _ => operation,
            });
            var condition = operation switch
            {
                CloudOperations.CreateForReseller => " with `associatedPartnerId`",
                CloudOperations.ListOfReseller => " with a `filter` on `IndirectReseller`",
                _ => "",
            };
            return ($"`{route.Method} {route.Pattern}`{condition}", route.Folder);
        }
    }

    /// <summary>The operation of a request; null if the request is not an API operation.</summary>
    public async Task<string?> FindAsync(HttpRequestMessage request)
    {
        var path = Slashes().Replace(request.RequestUri!.IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString.Split('?')[0], "/");
        var match = _routes.Find(route => route.Method == request.Method.Method && route.Matcher.TryMatch(path.TrimEnd('/'), []));
        return match?.Operation switch
        {
            "CreateCustomer" when await IsForResellerAsync(request) => CloudOperations.CreateForReseller,
            "ListCustomers" when request.RequestUri.ToString().Contains("IndirectReseller", StringComparison.OrdinalIgnoreCase) => CloudOperations.ListOfReseller,
            var operation => operation,
        };
    }

    private static async Task<bool> IsForResellerAsync(HttpRequestMessage request)
    {
        if (request.Content is null) return false;
        var text = await request.Content.ReadAsStringAsync();
        return text.Contains("associatedPartnerId", StringComparison.OrdinalIgnoreCase) && ReadOrNull(text)?["associatedPartnerId"] is not null;
    }

    private static JsonObject? ReadOrNull(string text)
    {
        try
        {
            return JsonNode.Parse(text, new() { PropertyNameCaseInsensitive = true }) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Folder(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetRequiredMetadata<System.Reflection.MethodInfo>().DeclaringType!.Namespace!.Split('.')[^1];

    [GeneratedRegex("/+")]
    private static partial Regex Slashes();

    private sealed record Route(string Method, string Operation, string Pattern, TemplateMatcher Matcher, string Folder);
}
