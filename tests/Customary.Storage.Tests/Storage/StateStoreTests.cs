using Customary.Storage.Sandbox;
using Customary.Storage.Sql;

namespace Customary.Storage.Tests.Storage;

public sealed class StateStoreTests
{
    [Fact]
    public async Task Every_change_of_the_state_is_a_bulk_change_so_reads_in_memory_do_not_wait()
    {
        using var file = new TemporarySqliteFile();
        await using var database = new BulkDatabase(await file.OpenAsync(inMemory: true));
        var store = new StateStore(database, TimeProvider.System);
        (await store.SaveAsync("all", null, CancellationToken.None)).ShouldNotBeNull();
        await store.ResetAsync(null, CancellationToken.None);
        (await store.RestoreAsync("all", static (body, _) => body, CancellationToken.None)).IsRestored.ShouldBeTrue();
        (await store.DeleteAsync("all", CancellationToken.None)).ShouldBeTrue();
        (await new ImportStore(database, TimeProvider.System).AddAsync(new() { Partners = [], Partnerships = [], Customers = [] }, onlyIfEmpty: false, static _ => { }, CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>Accepts no other writes than bulk changes.</summary>
    private sealed class BulkDatabase(Database database) : Database
    {
        public override string Description => database.Description;

        public override ValueTask<TResult> ReadAsync<TState, TResult>(TState state, Func<DbSession, TState, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken) =>
            database.ReadAsync(state, read, cancellationToken);

        public override Task<TResult> WriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Reads in memory would wait for this change.");

        public override Task<TResult> BulkWriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
            database.BulkWriteAsync(write, cancellationToken);

        public override ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
