using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Bodies that are as they must be, for tests to change one thing in.</summary>
internal static class TestData
{
    /// <summary>A domain that nobody has yet.</summary>
    public static string Domain() => $"t{Guid.NewGuid():N}"[..27] + ".onmicrosoft.com";

    /// <summary>A new customer.</summary>
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
