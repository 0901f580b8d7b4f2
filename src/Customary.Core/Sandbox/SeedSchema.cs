using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Customary.Core.Sandbox;

/// <summary>The JSON schema of seed files, made from the types that parse them.</summary>
internal static class SeedSchema
{
    /// <summary>The path that serves the schema.</summary>
    public const string Path = "/schemas/seed.json";

    private static readonly Lazy<string> Schema = new(Write);

    /// <summary>The schema as indented JSON.</summary>
    public static string Text => Schema.Value;

    private static string Write()
    {
        var schema = SeedJsonContext.Default.SeedContent.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true }).AsObject();
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Seed of a Customary server",
            ["description"] = "Partners, partnerships and customers that a server adds to a store without partners and customers.",
        };
        foreach (var (name, value) in schema.ToList())
        {
            schema.Remove(name);
            document[name] = value;
        }

        return document.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }) + "\n";
    }
}
