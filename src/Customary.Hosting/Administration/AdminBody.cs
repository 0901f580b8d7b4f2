using System.Text.Json.Serialization.Metadata;
using Customary.Client.Sandbox;

namespace Customary.Hosting.Administration;

/// <summary>The JSON body of an administrative request. Unlike the API, it must not have unknown properties.</summary>
/// <typeparam name="TBody">The type of the body.</typeparam>
/// <param name="Value">The body.</param>
internal sealed record AdminBody<TBody>(TBody Value)
    where TBody : class
{
    /// <summary>Binds the body to a parameter of an endpoint.</summary>
    /// <exception cref="RequestFaultException">The body is not JSON, or a property is unknown, repeated or not valid.</exception>
    public static async ValueTask<AdminBody<TBody>> BindAsync(HttpContext context)
    {
        if (!JsonMediaTypes.IsJson(context.Request.ContentType)) throw new RequestFaultException(Fault.UnsupportedMediaType());
        var parsed = StrictJson.Parse(
            await RequestBody.ReadAsync(context.Request, context.RequestAborted), (JsonTypeInfo<TBody>)SandboxJsonContext.Api.GetTypeInfo(typeof(TBody))!);
        return parsed.Fault is { } fault ? throw new RequestFaultException(fault) : new(parsed.Value);
    }
}
