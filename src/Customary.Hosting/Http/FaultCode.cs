namespace Customary.Hosting.Http;

/// <summary>The error code of a failed response, for the log. It is a feature of the request.</summary>
/// <param name="Value">The number of an API fault, such as <c>60003</c>, or an AADSTS code of the development issuer.</param>
internal sealed record FaultCode(string Value)
{
    /// <summary>Sets the code of an API fault.</summary>
    public static void Set(HttpContext context, Fault fault) => context.Features.Set(new FaultCode(fault.Code.ToString(CultureInfo.InvariantCulture)));
}
