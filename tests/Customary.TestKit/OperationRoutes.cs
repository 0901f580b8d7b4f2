using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Core.Clouds;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Customary.TestKit;

/// <summary>Which operation a request asks for, by the routes that the service itself has.</summary>
internal sealed partial class OperationRoutes(EndpointDataSource routes)
{
    private readonly List<Route> _routes =
    [
        .. from endpoint in routes.Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText!.Contains("/v1/", StringComparison.Ordinal)
           from verb in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods

           // What is written out goes before what stands for anything.
           orderby endpoint.RoutePattern.Parameters.Count
           select new Route(
               verb, endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName, endpoint.RoutePattern.RawText!,
               new(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []), Room(endpoint)),
    ];

    /// <summary>The method and path of an operation, and the folder of its code.</summary>
    public (string Request, string Room) this[string operation]
    {
        get
        {
            var route = _routes.Single(route => route.Operation == operation switch
            {
                CloudOperations.CreateForReseller => "CreateCustomer",
                CloudOperations.ListOfReseller => "ListCustomers",
                _ => operation,
            });
            var more = operation switch
            {
                CloudOperations.CreateForReseller => " with `associatedPartnerId`",
                CloudOperations.ListOfReseller => " with a `filter` on `IndirectReseller`",
                _ => "",
            };
            return ($"`{route.Verb} {route.Pattern}`{more}", route.Tag);
        }
    }

    /// <summary>The operation of a request; null when it is none of the API's.</summary>
    public async Task<string?> FindAsync(HttpRequestMessage request)
    {
        var path = Slashes().Replace(request.RequestUri!.IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString.Split('?')[0], "/");
        var found = _routes.Find(route => route.Verb == request.Method.Method && route.Matcher.TryMatch(path.TrimEnd('/'), []));
        return found?.Operation switch
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

    // A handler stands in the folder of its room.
    private static string Room(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetRequiredMetadata<System.Reflection.MethodInfo>().DeclaringType!.Namespace!.Split('.')[^1];

    [GeneratedRegex("/+")]
    private static partial Regex Slashes();

    private sealed record Route(string Verb, string Operation, string Pattern, TemplateMatcher Matcher, string Tag);
}
