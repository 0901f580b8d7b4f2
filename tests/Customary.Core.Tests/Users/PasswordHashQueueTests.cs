using System.Collections.Concurrent;
using Customary.Core.Users;

namespace Customary.Core.Tests.Users;

public sealed class PasswordHashQueueTests
{
    private static readonly PasswordHashingOptions OneWorker = new() { Workers = 1, MaxWaitingPerWorker = 5, MaxWaitingPerWorkerAndOwner = 2 };
    private static readonly (Guid First, Guid Second, Guid Third) Owner = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    public async Task Rejects_an_owner_whose_share_is_full_and_everyone_when_the_queue_is_full()
    {
        using var gate = new ThreadGate();
        var queue = new PasswordHashQueue(OneWorker);
        var accepted = new List<Task<int>> { await BlockWorkerAsync(queue, gate) };
        Guid[] arrivals = [Owner.First, Owner.First, Owner.First, Owner.Second, Owner.Second, Owner.Third, Owner.Third];
        var responses = arrivals.Select(owner => queue.TryRun(owner, () => 1, CancellationToken.None)).ToList();

        responses.Select(response => response is not null).ShouldBe([true, true, false, true, true, true, false]);
        queue.WaitingCount.ShouldBe(5);
        gate.Open();
        await Task.WhenAll([.. accepted, .. responses.OfType<Task<int>>()]);
        queue.WaitingCount.ShouldBe(0);
        queue.StartedCount.ShouldBe(6);
        (await queue.TryRun(Owner.First, () => 7, CancellationToken.None)!).ShouldBe(7, "an idle queue takes work again");
    }

    [Fact]
    public async Task Serves_owners_in_turn()
    {
        using var gate = new ThreadGate();
        var queue = new PasswordHashQueue(OneWorker);
        var first = await BlockWorkerAsync(queue, gate);
        var order = new ConcurrentQueue<string>();
        (Guid Owner, string Name)[] arrivals = [(Owner.First, "first 1"), (Owner.First, "first 2"), (Owner.Second, "second 1"), (Owner.Second, "second 2"), (Owner.Third, "third 1")];
        var waiting = arrivals.Select(arrival => queue.TryRun(arrival.Owner, () => Note(arrival.Name), CancellationToken.None)!).ToList();
        gate.Open();
        await Task.WhenAll([first, .. waiting]);

        order.ShouldBe(["first 1", "second 1", "third 1", "first 2", "second 2"]);

        int Note(string name)
        {
            order.Enqueue(name);
            return 0;
        }
    }

    [Fact]
    public async Task A_canceled_request_leaves_the_queue_and_is_never_hashed()
    {
        using var gate = new ThreadGate();
        using var canceled = new CancellationTokenSource();
        var queue = new PasswordHashQueue(OneWorker);
        var first = await BlockWorkerAsync(queue, gate);
        var leaving = queue.TryRun(Owner.First, () => 1, canceled.Token)!;
        var staying = queue.TryRun(Owner.First, () => 2, CancellationToken.None)!;
        queue.TryRun(Owner.First, () => 3, CancellationToken.None).ShouldBeNull();

        await canceled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaving);
        queue.WaitingCount.ShouldBe(1);
        var next = queue.TryRun(Owner.First, () => 3, CancellationToken.None).ShouldNotBeNull();
        gate.Open();
        await first;
        (await staying, await next).ShouldBe((2, 3));
        queue.StartedCount.ShouldBe(3);
    }

    [Fact]
    public async Task Runs_at_most_as_many_hashes_as_there_are_workers()
    {
        var queue = new PasswordHashQueue(new() { Workers = 2, MaxWaitingPerWorker = 50, MaxWaitingPerWorkerAndOwner = 50 });
        var (running, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => queue.TryRun(Owner.First, Count, CancellationToken.None)!));
        most.ShouldBeLessThanOrEqualTo(2);

        int Count()
        {
            var now = Interlocked.Increment(ref running);
            for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
            Thread.Yield();
            return Interlocked.Decrement(ref running);
        }
    }

    [Fact]
    public void Uses_at_most_half_of_the_cores_and_at_least_one() =>
        new PasswordHashingOptions().Workers.ShouldBe(Math.Max(1, Environment.ProcessorCount / 2));

    // Blocks the only worker until the gate opens.
    private static async Task<Task<int>> BlockWorkerAsync(PasswordHashQueue queue, ThreadGate gate)
    {
        var running = queue.TryRun(Guid.NewGuid(), () => Pass(gate), CancellationToken.None)!;
        await gate.Reached;
        return running;
    }

    private static int Pass(ThreadGate gate)
    {
        gate.Pass();
        return 0;
    }
}
