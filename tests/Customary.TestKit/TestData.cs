using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Creates valid request bodies. A test changes the part that it is about.</summary>
internal static class TestData
{
    /// <summary>An unused domain.</summary>
    public static string Domain() => $"t{Guid.NewGuid():N}"[..27] + ".onmicrosoft.com";

    /// <summary>A customer to create.</summary>
    public static JsonNode Customer(Action<JsonNode>? change = null)
    {
        var customer = new JsonObject
        {
            ["companyProfile"] = new JsonObject { ["domain"] = Domain() },
            ["billingProfile"] = BillingProfile(),
        };
        change?.Invoke(customer);
        return customer;
    }

    /// <summary>A billing profile.</summary>
    public static JsonObject BillingProfile() => new()
    {
        ["firstName"] = "Ann",
        ["lastName"] = "Lee",
        ["email"] = "ann@contoso.com",
        ["culture"] = "en-US",
        ["language"] = "en",
        ["companyName"] = "Contoso",
        ["defaultAddress"] = new JsonObject
        {
            ["country"] = "US",
            ["city"] = "Redmond",
            ["state"] = "WA",
            ["addressLine1"] = "One Microsoft Way",
            ["postalCode"] = "98052",
            ["firstName"] = "Ann",
            ["lastName"] = "Lee",
            ["phoneNumber"] = "4255550101",
        },
    };
}
