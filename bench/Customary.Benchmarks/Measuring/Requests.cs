namespace Customary.Benchmarks.Measuring;

/// <summary>The requests of a load: each connection has a source of its own, which may use its bytes again.</summary>
internal abstract class Requests
{
    public abstract Func<ReadOnlyMemory<byte>> ForConnection(int connection);
}
