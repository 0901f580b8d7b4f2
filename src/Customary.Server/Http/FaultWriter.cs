using System.Collections.ObjectModel;
using System.Globalization;
using Customary.Resources;
using Customary.Server.Faults;

namespace Customary.Server.Http;

/// <summary>Writes faults in the API's own shape. Source: the contract, section 2.6.</summary>
public sealed class FaultWriter(JsonWriter json)
{
    private const string Source = "PartnerFD";

    /// <summary>Writes a fault, with the headers that belong to its status.</summary>
    public Task WriteAsync(HttpContext context, Fault fault)
    {
        var headers = context.Response.Headers;
        if (fault.Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = $"OAuth realm=urn:cpsvc:cpid:{context.Features.GetRequiredFeature<Tracking>().CorrelationId}";
        if (fault.RetryAfterSeconds is { } seconds) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return json.WriteAsync(context, fault.Status, BodyOf(fault), WireJson.Wire.ApiFault);
    }

    /// <summary>A fault as it goes over the wire.</summary>
    internal static ApiFault BodyOf(Fault fault)
    {
        var body = new ApiFault { Code = fault.Code, Description = fault.Description, Data = fault.Data, Source = Source };
        return fault.Name is null ? body : Named(body, fault.Name);
    }

    // What newer parts of the API write beside the members that all have.
    private static ApiFault Named(ApiFault body, string name) => body with
    {
        Message = body.Description,
        ErrorName = name,
        IsRetryable = false,
        Parameters = ReadOnlyDictionary<string, string>.Empty,
        ErrorMessageExtended = string.Create(CultureInfo.InvariantCulture, $"InternalErrorCode={body.Code}"),
    };
}
