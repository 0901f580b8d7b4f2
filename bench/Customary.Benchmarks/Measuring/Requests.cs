namespace Customary.Benchmarks.Measuring;

/// <summary>The requests of a load. Each connection has its own source, which can reuse its buffer.</summary>
internal abstract class Requests
{
    public abstract Func<ReadOnlyMemory<byte>> ForConnection(int connection);
}
