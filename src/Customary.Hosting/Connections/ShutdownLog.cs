namespace Customary.Hosting.Connections;

/// <summary>Stops the connections and logs what becomes of their requests.</summary>
internal sealed partial class ShutdownLog(ConnectionRegistry connections, SystemClock clock, ILogger<ShutdownLog> log)
{
    private long _started;

    /// <summary>Aborts the connections that wait for the rest of a request, and logs how many requests are still to be answered.</summary>
    public void Stop()
    {
        _started = clock.Provider.GetTimestamp();
        LogStarted(connections.Stop());
    }

    /// <summary>Logs the end of the shutdown. The storage must be closed before.</summary>
    public void WriteCompleted()
    {
        var (answered, aborted) = connections.Ended;
        LogCompleted(clock.Provider.GetElapsedTime(_started).TotalSeconds, answered, aborted);
    }

    [LoggerMessage(1001, LogLevel.Information, "The shutdown started. {Requests} requests are being answered.")]
    private partial void LogStarted(int requests);

    [LoggerMessage(1002, LogLevel.Information, "The shutdown completed in {Seconds:0.0} s. {Answered} requests were answered in this time, {Aborted} were aborted, and the storage is closed.")]
    private partial void LogCompleted(double seconds, int answered, int aborted);
}
