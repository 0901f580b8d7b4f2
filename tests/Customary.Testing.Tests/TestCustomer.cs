using System.Text.Json.Nodes;

namespace Customary.Testing.Tests;

/// <summary>A valid customer to create.</summary>
internal static class TestCustomer
{
    public static JsonObject Create() => new()
    {
        ["companyProfile"] = new JsonObject { ["domain"] = $"t{Guid.NewGuid():N}"[..27] + ".onmicrosoft.com" },
        ["billingProfile"] = new JsonObject
        {
            ["email"] = "billing@contoso.com",
            ["culture"] = "en-US",
            ["language"] = "en",
            ["companyName"] = "Contoso",
            ["defaultAddress"] = new JsonObject
            {
                ["addressLine1"] = "One Microsoft Way",
                ["city"] = "Redmond",
                ["state"] = "WA",
                ["postalCode"] = "98052",
                ["country"] = "US",
                ["phoneNumber"] = "4255550101",
            },
        },
    };
}
