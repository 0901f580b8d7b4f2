using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Mocks;

/// <summary>A mock server from npm.</summary>
internal abstract class MockTool
{
    public abstract string Name { get; }

    /// <summary>The package and its program in <c>node_modules/.bin</c>.</summary>
    public abstract (string Package, string Program) Npm { get; }

    /// <summary>The limitations of the tool, for the table.</summary>
    public abstract string Limitations { get; }

    /// <summary>Writes the tool's data to a folder and returns its command-line arguments.</summary>
    public abstract string[] Prepare(string folder, int port, MockCustomers customers);

    /// <summary>Returns the path and query of a page of 40 at a random position.</summary>
    public abstract string PagePath(Random random, int customers);

    public static Requests Gets(MockCustomers customers) => new MockRequests(random => Get($"/customers/{MockCustomers.Id(random.Next(customers.Count))}"));

    public Requests Pages(MockCustomers customers) => new MockRequests(random => Get(PagePath(random, customers.Count)));

    public static Requests Creates(MockCustomers customers)
    {
        var body = customers.NewCustomer;
        return new SameRequest($"POST /customers HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static string Get(string path) => $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";

    private sealed class MockRequests(Func<Random, string> create) : VariedRequests
    {
        protected override string Create(Random random) => create(random);
    }
}
