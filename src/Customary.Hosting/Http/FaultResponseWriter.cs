using System.Collections.ObjectModel;
using System.Globalization;
using Customary.Contracts;
using Customary.Core.Errors;

namespace Customary.Hosting.Http;

/// <summary>Writes faults in the API's own shape. Source: the contract, section 2.6.</summary>
internal sealed class FaultResponseWriter(JsonResponseWriter json)
{
    private const string Source = "PartnerFD";

    /// <summary>Writes a fault, with the headers that belong to its status.</summary>
    public Task WriteAsync(HttpContext context, Fault fault)
    {
        var headers = context.Response.Headers;
        if (fault.Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = $"OAuth realm=urn:cpsvc:cpid:{context.Features.GetRequiredFeature<RequestIds>().CorrelationId}";
        if (fault.RetryAfterSeconds is { } seconds) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return json.WriteAsync(context, fault.Status, ToBody(fault), ContractsJsonContext.Api.ApiFault);
    }

    /// <summary>A fault as it goes over the wire.</summary>
    internal static ApiFault ToBody(Fault fault)
    {
        var body = new ApiFault { Code = fault.Code, Description = fault.Description, Data = fault.Data, Source = Source };
        return fault.Name is null ? body : WithName(body, fault.Name);
    }

    // What newer parts of the API write beside the members that all have.
    private static ApiFault WithName(ApiFault body, string name) => body with
    {
        Message = body.Description,
        ErrorName = name,
        IsRetryable = false,
        Parameters = ReadOnlyDictionary<string, string>.Empty,
        ErrorMessageExtended = string.Create(CultureInfo.InvariantCulture, $"InternalErrorCode={body.Code}"),
    };
}
