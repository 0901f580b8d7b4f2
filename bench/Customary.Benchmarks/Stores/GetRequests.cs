using System.Globalization;
using System.Text;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>Requests for random customers by ID, each with one of the tokens of the customer's tenant.</summary>
internal sealed class GetRequests(int customers, IReadOnlyList<string> tokens) : Requests
{
    private readonly int _tenants = NumberedCustomer.CountTenants(customers);

    public override Func<ReadOnlyMemory<byte>> ForConnection(int connection)
    {
        var random = new Random(connection);
        byte[][] requests = [.. tokens.Select(token => Encoding.ASCII.GetBytes($"GET /v1/customers/{NumberedCustomer.IdText(0)} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n"))];
        var digits = requests[0].AsSpan().IndexOf(" HTTP"u8) - 12;
        return () =>
        {
            var number = random.Next(customers);
            var request = requests[(number % _tenants) + (_tenants * random.Next(RunningService.TokensPerTenant))];
            number.TryFormat(request.AsSpan(digits), out _, "000000000000", CultureInfo.InvariantCulture);
            return request;
        };
    }
}
