using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Storage;

public sealed class ShutdownTests
{
    [Fact]
    public async Task A_fully_received_request_completes_before_shutdown()
    {
        using var file = new TemporarySqliteFile();
        using var gate = new ThreadGate();
        string id;
        var log = new RecordedLog();
        var service = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: file.Path, log: log);
        var partner = await service.SignInAsync();
        var database = new QueueWatch(service);
        var blocking = database.BlockAsync(gate);
        await gate.Reached;

        // The writer is blocked, so the complete request is inside the pipeline when the server stops.
        var answering = partner.PostAsync("/v1/customers", TestData.Customer());
        await database.IsWaitedForAsync();
        var stopping = service.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>();
        stopping.StopApplication();
        stopping.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
        gate.Open();
        var response = await answering;
        response.Status.ShouldBe(201, response.Text);
        id = response.Header("Location")!;
        await blocking;
        await service.DisposeAsync();
        log.Lines.Single(line => line.EventId == 1001).Value("Requests").ShouldBe("1");
        var completed = log.Lines[^1];
        (completed.EventId, completed.Value("Answered"), completed.Value("Aborted")).ShouldBe((1002, "1", "0"));

        await using var again = await CustomaryFixture.StartAsync(StoreKind.Sqlite, path: file.Path);
        (await (await again.SignInAsync(tenant: partner.Tenant.ToString())).GetAsync(id)).Status.ShouldBe(200);
    }

    /// <summary>The write queue as the metric of the server reports it.</summary>
    private sealed class QueueWatch(CustomaryFixture service)
    {
        private readonly Database _database = service.Services.GetRequiredService<Database>();

        public Task<int> BlockAsync(ThreadGate gate) => _database.WriteAsync(
            (_, _) =>
            {
                gate.Pass();
                return new ValueTask<int>(0);
            },
            CancellationToken.None);

        /// <summary>Completes when a change waits behind the blocked one.</summary>
        public async Task IsWaitedForAsync()
        {
            var length = 0;
            var meters = service.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
            using var listener = new System.Diagnostics.Metrics.MeterListener();
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "customary.writer.queue.length" && instrument.Meter.Scope == meters) listening.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((_, value, _, _) => length = Math.Max(length, value));
            listener.SetMeasurementEventCallback<long>((_, value, _, _) => length = Math.Max(length, (int)value));
            listener.Start();
            while (length == 0)
            {
                await Task.Yield();
                listener.RecordObservableInstruments();
            }
        }
    }
}
