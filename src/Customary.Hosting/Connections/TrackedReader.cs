using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Customary.Hosting.Connections;

/// <summary>Reads the bytes of a connection and records when they arrive and when the connection waits for them.</summary>
internal sealed class TrackedReader(PipeReader inner, TrackedConnection connection) : PipeReader
{
    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = inner.ReadAsync(cancellationToken);
        if (!reading.IsCompletedSuccessfully) return WaitAsync(reading);
        return new(Record(reading.Result));
    }

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result)) return false;
        Record(result);
        return true;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    /// <inheritdoc/>
    public override void CancelPendingRead() => inner.CancelPendingRead();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    // Every request waits here once. Pooling the state machine saves the allocation.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> reading)
    {
        connection.BeginRead();
        try
        {
            return Record(await reading);
        }
        finally
        {
            connection.EndRead();
        }
    }

    private ReadResult Record(ReadResult result)
    {
        if (!result.Buffer.IsEmpty) connection.Received();
        return result;
    }
}
