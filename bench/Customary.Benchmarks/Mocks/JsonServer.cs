namespace Customary.Benchmarks.Mocks;

/// <summary>json-server, which serves a JSON file as a REST API.</summary>
internal sealed class JsonServer : MockTool
{
    public override string Name => "json-server";

    public override (string Package, string Program) Npm => ("json-server@0.17.4", "json-server");

    public override string Limitations => "every create rewrites the whole file; no tokens, rate limit, validation or continuation tokens; one client at a time";

    public override string[] Prepare(string folder, int port, MockCustomers customers)
    {
        var file = Path.Combine(folder, "json-server.json");
        File.WriteAllText(file, $$"""{"customers":{{customers.Array}}}""");
        return ["--host", "127.0.0.1", "--port", $"{port}", "--quiet", file];
    }

    public override string PagePath(Random random, int customers) => $"/customers?_page={random.Next(1, customers / 40)}&_limit=40";
}
