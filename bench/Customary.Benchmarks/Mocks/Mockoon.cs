using System.Text.Json.Nodes;

namespace Customary.Benchmarks.Mocks;

/// <summary>Mockoon, which serves CRUD routes over data in memory.</summary>
internal sealed class Mockoon : MockTool
{
    public override string Name => "Mockoon";

    public override (string Package, string Program) Npm => ("@mockoon/cli@9.9.0", "mockoon-cli");

    public override string Limitations => "creates are lost when it stops; no tokens, rate limit or validation; pages by number";

    public override string[] Prepare(string folder, int port, MockCustomers customers)
    {
        var file = Path.Combine(folder, "mockoon.json");
        File.WriteAllText(file, Environment(port, customers).ToJsonString());
        return ["start", "--data", file, "--port", $"{port}", "--hostname", "127.0.0.1", "--disable-log-to-file", "--disable-admin-api", "--repair"];
    }

    public override string PagePath(Random random, int customers) => $"/customers?page={random.Next(1, customers / 40)}&limit=40";

    private static JsonObject Environment(int port, MockCustomers customers) => new()
    {
        ["uuid"] = "11111111-1111-4111-8111-111111111111",
        ["lastMigration"] = 33,
        ["name"] = "customers",
        ["port"] = port,
        ["hostname"] = "127.0.0.1",
        ["endpointPrefix"] = "",
        ["latency"] = 0,
        ["folders"] = new JsonArray(),
        ["rootChildren"] = new JsonArray(new JsonObject { ["type"] = "route", ["uuid"] = "22222222-2222-4222-8222-222222222222" }),
        ["routes"] = new JsonArray(new JsonObject
        {
            ["uuid"] = "22222222-2222-4222-8222-222222222222",
            ["type"] = "crud",
            ["documentation"] = "",
            ["method"] = "",
            ["endpoint"] = "customers",
            ["responses"] = new JsonArray(new JsonObject
            {
                ["uuid"] = "33333333-3333-4333-8333-333333333333",
                ["statusCode"] = 200,
                ["bodyType"] = "DATABUCKET",
                ["databucketID"] = "cust",
                ["crudKey"] = "id",
                ["default"] = true,
                ["headers"] = new JsonArray(new JsonObject { ["key"] = "Content-Type", ["value"] = "application/json" }),
            }),
        }),
        ["data"] = new JsonArray(new JsonObject
        {
            ["uuid"] = "44444444-4444-4444-8444-444444444444",
            ["id"] = "cust",
            ["name"] = "customers",
            ["documentation"] = "",
            ["value"] = customers.Array,
        }),
    };
}
