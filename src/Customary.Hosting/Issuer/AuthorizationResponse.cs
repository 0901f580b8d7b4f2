using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Sends the result of a sign-in to the client: in the query, in the fragment, or as a form that the browser posts.
/// Sources: OAuth 2.0 Multiple Response Type Encoding Practices; OAuth 2.0 Form Post Response Mode.
/// </summary>
internal static class AuthorizationResponse
{
    /// <summary>Returns the response in the requested mode, with the state of the request.</summary>
    public static IResult Write(HttpContext context, AuthorizationRequest request, (string Name, string Value)[] values)
    {
        context.Response.Headers.CacheControl = "no-store";
        var fields = values.ToDictionary(field => field.Name, string? (field) => field.Value);
        if (request.State is { } state) fields["state"] = state;
        return request.ResponseMode switch
        {
            "form_post" => IssuerPage.PostBack(context, request.Target!, fields!),
            "fragment" => Results.Redirect($"{request.Target}#{QueryHelpers.AddQueryString("", fields)[1..]}"),
            _ => Results.Redirect(QueryHelpers.AddQueryString(request.Target!, fields)),
        };
    }
}
