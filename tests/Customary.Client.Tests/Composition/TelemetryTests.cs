using System.Diagnostics;
using System.Diagnostics.Metrics;
using Customary.Client.Tests.Faults;
using Microsoft.Extensions.Logging;

namespace Customary.Client.Tests.Composition;

public sealed class TelemetryTests
{
    [Fact]
    public async Task An_operation_is_traced_measured_and_logged_with_its_tries()
    {
        await using var server = RawServer.Start(RawServer.Respond(500), RawServer.Respond(200, """{"id":"1"}"""));
        var activities = new List<Activity>();
        using var parent = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Customary.Client",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { if (activity.TraceId == parent.TraceId) activities.Add(activity); },
        };
        ActivitySource.AddActivityListener(listener);
        var measured = new List<(string Name, double Value)>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, meter) => { if (instrument.Meter.Name == "Customary.Client") meter.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => { lock (measured) measured.Add((instrument.Name, value)); });
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => { lock (measured) measured.Add((instrument.Name, value)); });
        meters.Start();
        using var log = new ListLoggerFactory();

        var client = new CustomaryClient(server.Address, new AccessTokenCredential("secret-token"), new()
        {
            TimeProvider = new InstantClock(),
            ClientLoggingOptions = new() { LoggerFactory = log, EnableMessageLogging = false },
        });
        await client.GetCustomer("1").GetAsync();

        var activity = activities.Single();
        (activity.OperationName, activity.Kind, activity.GetTagItem("http.response.status_code"), activity.GetTagItem("customary.tries")).ShouldBe(("GetCustomer", ActivityKind.Client, 200, 2));
        activity.Events.Single().Name.ShouldBe("retry");
        measured.ShouldContain(("customary.client.retries", 1));
        measured.ShouldContain(measurement => measurement.Name == "customary.client.operation.duration" && measurement.Value > 0);
        log.Messages.Single(message => message.Contains("is repeated", StringComparison.Ordinal)).ShouldContain("GetCustomer");
        log.Messages.ShouldAllBe(message => !message.Contains("secret-token"));

        // The correlation ID is the trace ID, so that the logs of both sides can be joined.
        Guid.Parse(server.Requests[0].Headers["MS-CorrelationId"]).ToString("N").ShouldBe(parent.TraceId.ToHexString());
    }

    private sealed class ListLoggerFactory : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Messages.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
