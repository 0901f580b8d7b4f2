using Customary.Server.Storage;

namespace Customary.Server.Tests.Storage;

public sealed class GroupCommitTests : IDisposable
{
    private const int LongestQueue = 10_000;
    private readonly StoreFile _file = new();
    private readonly Gate _gate = new();

    public void Dispose()
    {
        _file.Dispose();
        _gate.Dispose();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_change_that_fails_in_a_group_harms_only_itself(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await Notes.MakeAsync(database);
        var first = Notes.AddBehindAsync(database, "a", _gate);
        await _gate.Reached;
        var good = Notes.AddAsync(database, "b");
        var twice = Notes.AddAsync(database, "a");
        var bug = database.WriteAsync<int>(async (session, stop) =>
        {
            await session.Statement("insert into notes (text) values ('never')").ExecuteAsync(stop);
            throw new FormatException("a defect");
        }, CancellationToken.None);
        var last = Notes.AddAsync(database, "c");
        _gate.Open();

        await Task.WhenAll(first, good, last);
        await Should.ThrowAsync<StoreAwayException>(twice);
        (await Should.ThrowAsync<FormatException>(bug)).Message.ShouldBe("a defect");
        (await Notes.ListAsync(database)).ShouldBe(["a", "b", "c"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Everybody_in_a_group_that_cannot_be_committed_is_told_and_the_next_group_is_written(bool inMemory)
    {
        await using var database = await _file.OpenAsync(inMemory);
        await Notes.MakeAsync(database);
        var blocking = Notes.AddBehindAsync(database, "a", _gate);
        await _gate.Reached;
        Task[] together = [Notes.AddAsync(database, "b"), Notes.QuoteNobodyAsync(database), Notes.AddAsync(database, "c")];
        _gate.Open();

        await blocking;
        foreach (var change in together) await Should.ThrowAsync<StoreAwayException>(change);
        await Notes.AddAsync(database, "d");
        (await Notes.ListAsync(database)).ShouldBe(["a", "d"]);
    }

    [Fact]
    public async Task A_full_queue_refuses_and_loses_nothing_of_what_it_took()
    {
        await using var database = await _file.OpenAsync();
        await Notes.MakeAsync(database);
        var blocking = Notes.AddBehindAsync(database, "a", _gate);
        await _gate.Reached;
        var ran = 0;
        var waiting = Enumerable.Range(0, LongestQueue).Select(_ => database.WriteAsync((_, _) => new ValueTask<int>(++ran), CancellationToken.None)).ToList();
        await Should.ThrowAsync<StoreAwayException>(async () => await Notes.AddAsync(database, "one too many"));
        _gate.Open();

        await Task.WhenAll([blocking, .. waiting]);
        ran.ShouldBe(LongestQueue);
        (await Notes.ListAsync(database)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_change_whose_caller_has_gone_before_its_turn_is_not_made()
    {
        await using var database = await _file.OpenAsync();
        await Notes.MakeAsync(database);
        using var gone = new CancellationTokenSource();
        var blocking = Notes.AddBehindAsync(database, "a", _gate);
        await _gate.Reached;
        var unwanted = Notes.AddAsync(database, "b", gone.Token);
        await gone.CancelAsync();
        _gate.Open();

        await blocking;
        await Should.ThrowAsync<OperationCanceledException>(unwanted);
        (await Notes.ListAsync(database)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Closing_finishes_what_was_accepted_and_takes_nothing_more()
    {
        var database = await _file.OpenAsync();
        await Notes.MakeAsync(database);
        var blocking = Notes.AddBehindAsync(database, "a", _gate);
        await _gate.Reached;
        var waiting = Enumerable.Range(0, 700).Select(number => Notes.AddAsync(database, $"n{number:D3}")).ToList();
        var closing = database.DisposeAsync().AsTask();
        await Should.ThrowAsync<StoreAwayException>(async () => await Notes.AddAsync(database, "late"));
        await Should.ThrowAsync<StoreAwayException>(async () => await Notes.ListAsync(database));
        closing.IsCompleted.ShouldBeFalse();
        _gate.Open();

        await Task.WhenAll([blocking, closing, .. waiting]);
        await database.DisposeAsync();
        await using var again = await _file.OpenAsync();
        (await Notes.ListAsync(again)).Count.ShouldBe(701);
    }
}
