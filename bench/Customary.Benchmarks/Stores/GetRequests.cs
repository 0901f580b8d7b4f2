using System.Globalization;
using System.Text;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>Requests for random customers by ID.</summary>
internal sealed class GetRequests(int customers, string token) : Requests
{
    public override Func<ReadOnlyMemory<byte>> ForConnection(int connection)
    {
        var random = new Random(connection);
        var request = Encoding.ASCII.GetBytes($"GET /v1/customers/{NumberedCustomer.IdText(0)} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n");
        var digits = request.AsSpan().IndexOf(" HTTP"u8) - 12;
        return () =>
        {
            random.Next(customers).TryFormat(request.AsSpan(digits), out _, "000000000000", CultureInfo.InvariantCulture);
            return request;
        };
    }
}
