using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Sends the answer of a sign-in back to the client: in the query, in the fragment, or as a form that the browser posts.
/// Sources: OAuth 2.0 Multiple Response Type Encoding Practices; OAuth 2.0 Form Post Response Mode.
/// </summary>
internal static class AuthorizationResponse
{
    public static IResult Write(HttpContext context, AuthorizationRequest request, (string Name, string Value)[] answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        (string Name, string? Value)[] fields = [.. answer, ("state", request.State)];
        var said = fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => field.Value);
        return request.ResponseMode switch
        {
            "form_post" => IssuerPage.PostBack(context, request.Target!, said!),
            "fragment" => Results.Redirect($"{request.Target}#{QueryHelpers.AddQueryString("", said)[1..]}"),
            _ => Results.Redirect(QueryHelpers.AddQueryString(request.Target!, said)),
        };
    }
}
