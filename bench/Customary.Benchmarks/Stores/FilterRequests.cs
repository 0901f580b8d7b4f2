using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>Requests for the first 40 customers whose names start with the prefix of a random customer's name.</summary>
internal sealed class FilterRequests(int customers, IReadOnlyList<string> tokens) : VariedRequests
{
    protected override string Create(Random random)
    {
        var number = random.Next(customers);
        var prefix = NumberedCustomer.NamePrefix(number, customers);
        var tenants = NumberedCustomer.CountTenants(customers);
        var token = tokens[(number % tenants) + (tenants * random.Next(RunningService.TokensPerTenant))];
        var filter = Uri.EscapeDataString($$"""{"Field":"CompanyName","Value":"{{prefix}}","Operator":"starts_with"}""");
        return $"GET /v1/customers?size=40&filter={filter} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n";
    }
}
