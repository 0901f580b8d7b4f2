using System.Text;

namespace Customary.Benchmarks.Measuring;

/// <summary>Requests that are made beforehand, so many that none of them is special, and sent in turn.</summary>
internal abstract class VariedRequests : Requests
{
    private const int Variants = 5_000;
    private byte[][]? _requests;

    public override Func<ReadOnlyMemory<byte>> ForConnection(int connection)
    {
        var random = new Random(1);
        _requests ??= [.. Enumerable.Range(0, Variants).Select(_ => Encoding.ASCII.GetBytes(Make(random)))];
        var next = connection * 97;
        return () => _requests[next++ % Variants];
    }

    protected abstract string Make(Random random);
}
