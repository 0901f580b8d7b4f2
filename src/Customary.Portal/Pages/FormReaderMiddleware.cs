using Customary.Portal.Application;
using Microsoft.Net.Http.Headers;

namespace Customary.Portal.Pages;

/// <summary>
/// Reads a posted form like the other endpoints of the server, before the framework does: the framework rejects a form with NUL as a whole, and
/// a page could not show what else was typed. A form with files is read by the framework, if the route accepts files.
/// </summary>
internal sealed class FormReaderMiddleware(RequestDelegate next, IPortalServer server)
{
    private const string FileForm = "multipart/form-data";

    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)) context.Request.Form = await ReadAsync(context) ?? FormCollection.Empty;
        await next(context);
    }

    private async ValueTask<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<FileFormMetadata>() is not { } files || !IsFileForm(context.Request.ContentType))
            return await server.ReadFormAsync(context.Request, context.RequestAborted);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = files.MaxBytes;
        try
        {
            var options = new FormOptions { ValueLengthLimit = files.MaxBytes, MultipartBodyLengthLimit = files.MaxBytes };
            return await new FormFeature(context.Request, options).ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsFileForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(FileForm, StringComparison.OrdinalIgnoreCase);
}
