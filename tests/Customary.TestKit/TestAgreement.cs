using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Creates valid agreements. A test changes the part that it is about.</summary>
internal static class TestAgreement
{
    public static JsonNode Create(Action<JsonNode>? change = null)
    {
        var confirmation = new JsonObject
        {
            ["primaryContact"] = new JsonObject
            {
                ["firstName"] = "Tania",
                ["lastName"] = "Carr",
                ["email"] = "someone@example.com",
                ["phoneNumber"] = "1234567890",
            },
            ["templateId"] = "117a77b0-9360-443b-8795-c6dedc750cf9",
            ["dateAgreed"] = "2018-06-14T00:00:00.000Z",
        };
        change?.Invoke(confirmation);
        return confirmation;
    }
}
