using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Endpoints;

/// <summary>Results that several endpoints return.</summary>
internal static class EndpointResults
{
    /// <summary>Returns 204 without a body, or the fault.</summary>
    public static IResult NoContent(Fault? fault) => fault?.ToHttpResult() ?? ApiResults.StatusCode(StatusCodes.Status204NoContent);

    /// <summary>Returns a resource and its etag, which is also in the header <c>ETag</c>.</summary>
    public static IResult JsonWithEtag<TResource>(HttpResponse response, TResource resource, JsonTypeInfo<TResource> type, string? etag)
    {
        response.Headers.ETag = $"\"{etag}\"";
        return ApiResults.Json(resource, type);
    }
}
