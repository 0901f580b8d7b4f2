using System.Text;

namespace Customary.Benchmarks.Measuring;

/// <summary>Repeats one request.</summary>
internal sealed class SameRequest(string request) : Requests
{
    private readonly byte[] _request = Encoding.ASCII.GetBytes(request);

    public override Func<ReadOnlyMemory<byte>> ForConnection(int connection) => () => _request;
}
