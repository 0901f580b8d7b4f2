using Microsoft.Extensions.Logging;

namespace Customary.Client;

/// <summary>The log messages of the client. They contain no tokens, bodies or personal data.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(3000, LogLevel.Information, "{Operation} is repeated in {Delay} after {Reason} (try {Try}, MS-RequestId {RequestId})")]
    public static partial void Retrying(ILogger logger, string operation, TimeSpan delay, string reason, int @try, string? requestId);

    [LoggerMessage(3001, LogLevel.Information, "{Operation} exceeded the rate limit of the tenant, which allows requests again in {Delay} (MS-RequestId {RequestId})")]
    public static partial void Throttled(ILogger logger, string operation, TimeSpan delay, string? requestId);

    [LoggerMessage(3002, LogLevel.Debug, "{Operation} waited {Wait} for the rate limit of the tenant (MS-RequestId {RequestId})")]
    public static partial void Waited(ILogger logger, string operation, TimeSpan wait, string? requestId);

    [LoggerMessage(3003, LogLevel.Warning, "{Operation} failed with status {Status} and code {Code} after {Tries} tries (MS-RequestId {RequestId}, MS-CorrelationId {CorrelationId})")]
    public static partial void Failed(ILogger logger, string operation, int status, int? code, int tries, string? requestId, string? correlationId);
}
