using System.Text;

namespace Customary.Benchmarks.Measuring;

/// <summary>Sends many different requests in turn. The requests are created before the measurement.</summary>
internal abstract class VariedRequests : Requests
{
    private const int Variants = 5_000;
    private byte[][]? _requests;

    public override Func<ReadOnlyMemory<byte>> ForConnection(int connection)
    {
        var random = new Random(1);
        _requests ??= [.. Enumerable.Range(0, Variants).Select(_ => Encoding.ASCII.GetBytes(Create(random)))];
        var next = connection * 97;
        return () => _requests[next++ % Variants];
    }

    protected abstract string Create(Random random);
}
