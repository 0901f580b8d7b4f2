using System.Buffers;
using System.IO.Pipelines;

namespace Customary.Hosting.Connections;

/// <summary>
/// Writes the bytes of a connection, and replaces responses without a body that the web server writes itself by the API's
/// faults. The web server has no other extension point for requests that never reach the pipeline.
/// </summary>
internal sealed class ServerFaultWriter(PipeWriter inner, ServerFaults faults) : PipeWriter
{
    private Memory<byte> _memory;

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    /// <inheritdoc/>
    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        if (ServerFaults.IsBareResponse(_memory.Span[..bytes]))
        {
            var response = faults.Write(_memory.Span[..bytes]);
            _memory = default;
            inner.Write(response);
            return;
        }

        _memory = _memory[bytes..];
        inner.Advance(bytes);
    }

    /// <inheritdoc/>
    // The buffer is large enough for the web server to write a response without a body at once.
    public override Memory<byte> GetMemory(int sizeHint = 0) => _memory = inner.GetMemory(Math.Max(sizeHint, ServerFaults.MaxBareResponseBytes));

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(source, cancellationToken);

    /// <inheritdoc/>
    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    /// <inheritdoc/>
    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
}
