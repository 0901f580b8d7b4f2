using System.Text.Json.Nodes;

namespace Customary.Benchmarks.Mocks;

/// <summary>Prism, which serves the examples of an OpenAPI document.</summary>
internal sealed class Prism : MockTool
{
    public override string Name => "Prism";

    public override (string Package, string Program) Npm => ("@stoplight/prism-cli@5.16.0", "prism");

    public override string Limitations => "stateless: every ID, page and create returns the same example; validates requests against the document";

    public override string[] Prepare(string folder, int port, MockCustomers customers)
    {
        var file = Path.Combine(folder, "prism.json");
        File.WriteAllText(file, Document(customers).ToJsonString());
        return ["mock", "--host", "127.0.0.1", "--port", $"{port}", file];
    }

    public override string PagePath(Random random, int customers) => "/customers?size=40";

    private static JsonObject Document(MockCustomers customers) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject { ["title"] = "Customers", ["version"] = "1" },
        ["paths"] = new JsonObject
        {
            ["/customers/{id}"] = new JsonObject
            {
                ["get"] = Operation("200", customers.First, new JsonObject { ["name"] = "id", ["in"] = "path", ["required"] = true, ["schema"] = Schema("string") }),
            },
            ["/customers"] = new JsonObject
            {
                ["get"] = Operation("200", customers.Page, new JsonObject { ["name"] = "size", ["in"] = "query", ["schema"] = Schema("integer") }),
                ["post"] = Create(customers),
            },
        },
    };

    private static JsonObject Create(MockCustomers customers)
    {
        var operation = Operation("201", customers.First);
        operation["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schema("object") } } };
        return operation;
    }

    private static JsonObject Operation(string status, string example, params JsonNode?[] parameters) => new()
    {
        ["parameters"] = new JsonArray(parameters),
        ["responses"] = new JsonObject
        {
            [status] = new JsonObject
            {
                ["description"] = "answered",
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["example"] = JsonNode.Parse(example) } },
            },
        },
    };

    private static JsonObject Schema(string type) => new() { ["type"] = type };
}
