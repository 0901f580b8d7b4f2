using System.IO.Pipelines;

namespace Customary.Hosting.Connections;

/// <summary>The two directions of a tracked connection.</summary>
internal sealed class TrackedTransport(IDuplexPipe inner, TrackedConnection connection, ServerFaults faults) : IDuplexPipe
{
    /// <inheritdoc/>
    public PipeReader Input { get; } = new TrackedReader(inner.Input, connection);

    /// <inheritdoc/>
    public PipeWriter Output { get; } = new ServerFaultWriter(inner.Output, faults);
}
