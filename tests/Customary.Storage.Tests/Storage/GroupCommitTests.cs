using System.Diagnostics;
using System.Diagnostics.Metrics;
using Customary.Storage.Sql;

namespace Customary.Storage.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private const int MaxQueueLength = 10_000;
    private readonly TemporarySqliteFile _file = new();
    private readonly ThreadGate _gate = new();

    public void Dispose()
    {
        _file.Dispose();
        _gate.Dispose();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_failed_change_does_not_affect_others_in_its_group(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await NotesTable.CreateAsync(database);
        var first = NotesTable.AddAtGateAsync(database, "a", _gate);
        await _gate.Reached;
        var good = NotesTable.AddAsync(database, "b");
        var twice = NotesTable.AddAsync(database, "a");
        var bug = database.WriteAsync<int>(async (session, cancellationToken) =>
        {
            await session.Prepare("insert into notes (text) values ('never')").ExecuteAsync(cancellationToken);
            throw new FormatException("a defect");
        }, CancellationToken.None);
        var last = NotesTable.AddAsync(database, "c");
        _gate.Open();

        await Task.WhenAll(first, good, last);
        await Should.ThrowAsync<StorageUnavailableException>(twice);
        (await Should.ThrowAsync<FormatException>(bug)).Message.ShouldBe("a defect");
        (await NotesTable.ListAsync(database)).ShouldBe(["a", "b", "c"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_failed_commit_fails_its_whole_group_and_the_next_group_succeeds(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await NotesTable.CreateAsync(database);
        var blocking = NotesTable.AddAtGateAsync(database, "a", _gate);
        await _gate.Reached;
        Task[] together = [NotesTable.AddAsync(database, "b"), NotesTable.AddUncommittableAsync(database), NotesTable.AddAsync(database, "c")];
        _gate.Open();

        await blocking;
        foreach (var change in together) await Should.ThrowAsync<StorageUnavailableException>(change);
        await NotesTable.AddAsync(database, "d");
        (await NotesTable.ListAsync(database)).ShouldBe(["a", "d"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_metrics_listener_that_throws_fails_no_committed_change(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await NotesTable.CreateAsync(database);
        using var meter = new Meter("metrics test");
        using var source = new ActivitySource("metrics test");
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter == meter) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new FormatException("a defect of the listener"));
        listener.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = each => each == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => throw new FormatException("a defect of the listener"),
        };
        ActivitySource.AddActivityListener(traces);
        database.UseMetrics(new(meter, source));
        await NotesTable.AddAsync(database, "a");
        await NotesTable.AddAsync(database, "b");
        (await NotesTable.ListAsync(database)).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_full_queue_rejects_writes_and_loses_no_accepted_one()
    {
        await using var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        var blocking = NotesTable.AddAtGateAsync(database, "a", _gate);
        await _gate.Reached;
        var ran = 0;
        var waiting = Enumerable.Range(0, MaxQueueLength).Select(_ => database.WriteAsync((_, _) => new ValueTask<int>(++ran), CancellationToken.None)).ToList();
        await Should.ThrowAsync<StorageUnavailableException>(async () => await NotesTable.AddAsync(database, "one too many"));
        _gate.Open();

        await Task.WhenAll([blocking, .. waiting]);
        ran.ShouldBe(MaxQueueLength);
        (await NotesTable.ListAsync(database)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_change_canceled_in_the_queue_is_not_executed()
    {
        await using var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        using var gone = new CancellationTokenSource();
        var blocking = NotesTable.AddAtGateAsync(database, "a", _gate);
        await _gate.Reached;
        var unwanted = NotesTable.AddAsync(database, "b", gone.Token);
        await gone.CancelAsync();
        _gate.Open();

        await blocking;
        await Should.ThrowAsync<OperationCanceledException>(unwanted);
        (await NotesTable.ListAsync(database)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Dispose_completes_accepted_writes_and_rejects_new_ones()
    {
        var database = await _file.OpenAsync();
        await NotesTable.CreateAsync(database);
        var blocking = NotesTable.AddAtGateAsync(database, "a", _gate);
        await _gate.Reached;
        var waiting = Enumerable.Range(0, 700).Select(number => NotesTable.AddAsync(database, $"n{number:D3}")).ToList();
        var closing = database.DisposeAsync().AsTask();
        await Should.ThrowAsync<StorageUnavailableException>(async () => await NotesTable.AddAsync(database, "late"));
        await Should.ThrowAsync<StorageUnavailableException>(async () => await NotesTable.ListAsync(database));
        closing.IsCompleted.ShouldBeFalse();
        _gate.Open();

        await Task.WhenAll([blocking, closing, .. waiting]);
        await database.DisposeAsync();
        await using var again = await _file.OpenAsync();
        (await NotesTable.ListAsync(again)).Count.ShouldBe(701);
    }
}
