using System.Collections.ObjectModel;

namespace Customary.Hosting.Http;

/// <summary>Writes faults in the API's format (docs/contract.md#fault-shape), or in the format of their path.</summary>
internal sealed class FaultResponseWriter(JsonResponseWriter json, IEnumerable<IFaultFormat> formats)
{
    private const string Source = "PartnerFD";
    private readonly IFaultFormat[] _formats = [.. formats];

    /// <summary>Writes a fault and the headers that its status requires.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="retryAfterSeconds">The seconds of Retry-After; null for those of the fault.</param>
    public Task WriteAsync(HttpContext context, Fault fault, int? retryAfterSeconds = null)
    {
        FaultCode.Set(context, fault);
        if (context.Features.Get<RequestReason>() is { } reason) reason.Fault = fault;
        var headers = context.Response.Headers;
        if (fault.Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = $"OAuth realm=urn:cpsvc:cpid:{context.Features.GetRequiredFeature<RequestIds>().CorrelationId}";
        if ((retryAfterSeconds ?? fault.RetryAfterSeconds) is { } seconds) headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Array.Find(_formats, format => format.AppliesTo(context.Request.Path)) is { } format
            ? format.WriteAsync(context, fault)
            : json.WriteAsync(context, fault.Status, ToBody(fault), ContractsJsonContext.Api.ApiFault);
    }

    /// <summary>Creates the response body of a fault.</summary>
    internal static ApiFault ToBody(Fault fault)
    {
        var body = new ApiFault { Code = fault.Code, Description = fault.Description, Data = fault.Data, Source = Source };
        return fault.Name is null ? body : AddName(body, fault.Name);
    }

    // Newer operations of the API write these properties too.
    private static ApiFault AddName(ApiFault body, string name) => body with
    {
        Message = body.Description,
        ErrorName = name,
        IsRetryable = false,
        Parameters = ReadOnlyDictionary<string, string>.Empty,
        ErrorMessageExtended = string.Create(CultureInfo.InvariantCulture, $"InternalErrorCode={body.Code}"),
    };
}
