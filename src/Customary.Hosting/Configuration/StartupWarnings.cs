namespace Customary.Hosting.Configuration;

/// <summary>Logs what the operator must know about a configuration that works but is not secure.</summary>
internal static partial class StartupWarnings
{
    public static void Log(ILogger logger, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings) Warn(logger, warning);
    }

    [LoggerMessage(1001, LogLevel.Warning, "{Warning}")]
    private static partial void Warn(ILogger logger, string warning);
}
