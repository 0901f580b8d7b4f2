namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Explains the status of a response: the fault, and the setting and the section of the documentation behind it.</summary>
internal static class StatusReasons
{
    private const string RateLimit = "setting rate-limit; docs/contract.md#rate-limit";

    private static readonly Dictionary<int, string> Sources = new()
    {
        [1000] = "docs/contract.md#paths",
        [1002] = "docs/contract.md#direct-and-indirect-partners",
        [2000] = "docs/contract.md#request-bodies",
        [2055] = "settings require-etag and stale-etag; docs/contract.md#etags",
        [3000] = "docs/contract.md#several-validation-errors",
        [3001] = "docs/contract.md#domains",
        [3002] = "docs/contract.md#idempotency",
        [3003] = "docs/contract.md#idempotency",
        [20000] = "docs/contract.md#country-rules",
        [20002] = "docs/contract.md#ending-a-relationship",
        [27002] = "docs/contract.md#addresses",
        [60003] = "docs/contract.md#unknown-ids",
        [600002] = "setting registration-rules; docs/contract.md#registration-and-phone-numbers",
        [600006] = "docs/contract.md#deleting-a-customer",
        [600049] = "setting registration-rules; docs/contract.md#registration-and-phone-numbers",
        [600050] = "setting registration-rules; docs/contract.md#registration-and-phone-numbers",
        [600051] = "setting registration-rules; docs/contract.md#registration-and-phone-numbers",
        [800001] = "claims of the token; docs/contract.md#tokens",
        [800018] = "setting sandbox-quota; docs/contract.md#sandbox-quota",
        [800039] = "setting partners; docs/contract.md#partners-and-the-development-issuer",
        [800042] = "docs/contract.md#media-types",
        [900118] = "docs/contract.md#unknown-ids",
        [900127] = "setting cloud; docs/contract.md#clouds",
        [900150] = "claim roles, setting roles; docs/contract.md#tokens",
        [900329] = "claim idtyp, setting authentication; docs/contract.md#user-and-application-tokens",
    };

    /// <summary>Returns the reason; null for a success without an injected fault.</summary>
    public static string? Explain(int status, RequestReason reason)
    {
        var parts = new List<string>();
        if (reason.Rule is { } rule) parts.Add(rule);
        if (reason.Fault is { } fault)
        {
            var data = fault.Data is { Count: > 0 } details ? $" ({string.Join("; ", details)})" : "";
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{fault.Code}: {fault.Description}{data} [{Sources.GetValueOrDefault(fault.Code, "docs/contract.md#fault-codes")}]"));
        }
        else if (status == StatusCodes.Status429TooManyRequests && reason.Rule is null) parts.Add($"The tenant has sent as many requests as its rate limit allows [{RateLimit}]");
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }
}
