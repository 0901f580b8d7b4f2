namespace Customary.Hosting.Telemetry;

/// <summary>
/// The log of what happens before the host exists: the migrations of the schema. It creates its console only if there is something
/// to write, which is rare.
/// </summary>
internal sealed partial class StartupLog(TelemetryOptions options) : IDisposable
{
    private ILoggerFactory? _factory;

    /// <summary>Writes a line for a migration.</summary>
    public void Write(MigrationProgress progress)
    {
        _factory ??= LoggerFactory.Create(logging => logging.AddCustomaryLogging(options));
        var log = _factory.CreateLogger<StartupLog>();
        switch (progress)
        {
            case MigrationProgress.Started started:
                LogMigrating(log, started.Name);
                break;
            case MigrationProgress.Completed { IsNew: true } completed:
                LogCreated(log, completed.Schema);
                break;
            case MigrationProgress.Completed completed:
                LogMigrated(log, completed.Schema, completed.Elapsed.TotalSeconds);
                break;
        }
    }

    /// <summary>Writes what is still queued.</summary>
    public void Dispose() => _factory?.Dispose();

    [LoggerMessage(1010, LogLevel.Information, "Applies the migration {Migration} to the schema. This can take minutes.")]
    private static partial void LogMigrating(ILogger log, string migration);

    [LoggerMessage(1011, LogLevel.Information, "The schema was migrated to version {Schema} in {Seconds:0.0} s.")]
    private static partial void LogMigrated(ILogger log, long schema, double seconds);

    [LoggerMessage(1012, LogLevel.Information, "The schema was created with version {Schema}.")]
    private static partial void LogCreated(ILogger log, long schema);
}
