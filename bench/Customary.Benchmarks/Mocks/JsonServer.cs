namespace Customary.Benchmarks.Mocks;

/// <summary>json-server: any JSON file as a REST interface.</summary>
internal sealed class JsonServer : MockTool
{
    public override string Name => "json-server";

    public override (string Package, string Program) Npm => ("json-server@0.17.4", "json-server");

    public override string Lacks => "keeps creates by writing the whole file anew; no tokens, no limit, no rules, no continuation, one user at a time";

    public override string[] Prepare(string folder, int port, MockCustomers customers)
    {
        var file = Path.Combine(folder, "json-server.json");
        File.WriteAllText(file, $$"""{"customers":{{customers.Array}}}""");
        return ["--host", "127.0.0.1", "--port", $"{port}", "--quiet", file];
    }

    public override string PagePath(Random random, int customers) => $"/customers?_page={random.Next(1, customers / 40)}&_limit=40";
}
