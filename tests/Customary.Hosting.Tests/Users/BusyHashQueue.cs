using Customary.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Users;

/// <summary>Keeps all password hash workers of a server busy until it is disposed.</summary>
internal sealed class BusyHashQueue : IAsyncDisposable
{
    private readonly List<ThreadGate> _gates = [];
    private readonly List<Task<int>> _running = [];

    private BusyHashQueue(PasswordHashQueue queue) => Queue = queue;

    /// <summary>The maximum number of queued hashes per owner.</summary>
    public static int MaxQueuedPerOwner => new PasswordHashingOptions().Workers * new PasswordHashingOptions().MaxWaitingPerWorkerAndOwner;

    /// <summary>The queue.</summary>
    public PasswordHashQueue Queue { get; }

    /// <summary>Blocks every worker.</summary>
    public static async Task<BusyHashQueue> StartAsync(CustomaryFixture service)
    {
        var occupied = new BusyHashQueue(service.Services.GetRequiredService<PasswordHashQueue>());
        for (var worker = 0; worker < new PasswordHashingOptions().Workers; worker++)
        {
            var gate = new ThreadGate();
            occupied._gates.Add(gate);
            occupied._running.Add(occupied.Queue.TryRun(Guid.NewGuid(), () => Pass(gate), CancellationToken.None)!);
            await gate.Reached;
        }

        return occupied;
    }

    /// <summary>Fills the share of an owner with empty hashes.</summary>
    public Task FillShare(Guid owner) => Task.WhenAll(Enumerable.Range(0, MaxQueuedPerOwner).Select(_ => Queue.TryRun(owner, () => 0, CancellationToken.None)!));

    public async ValueTask DisposeAsync()
    {
        foreach (var gate in _gates) gate.Open();
        await Task.WhenAll(_running);
        foreach (var gate in _gates) gate.Dispose();
    }

    private static int Pass(ThreadGate gate)
    {
        gate.Pass();
        return 0;
    }
}
