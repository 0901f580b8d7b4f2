using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Addresses;

/// <summary>Tests the three versions of the response to an address validation.</summary>
public sealed class AddressValidationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Path = "/v1/validations/address";

    [Theory, MemoryStore]
    public async Task A_valid_address_is_verified_with_a_suggested_format(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        var response = await partner.PostAsync(Path, Address("CA", "british columbia", "v5k0a1", "Vancouver"));
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("originalAddress suggestedAddresses status");
        response.Json.Text("status").ShouldBe("Verified");
        response.Json.Text("originalAddress.postalCode").ShouldBe("v5k0a1");
        var suggested = response.Json["suggestedAddresses"]!.AsArray().ShouldHaveSingleItem()!;
        suggested.Text("postalCode").ShouldBe("V5K 0A1");
        suggested.Text("state").ShouldBe("BC");
    }

    [Theory]
    [MemoryStore("state", "ZZ")]
    [MemoryStore("postalCode", "10001")]
    [MemoryStore("city", null)]
    [MemoryStore("addressLine1", null)]
    [MemoryStore("region", "NA")]
    public async Task An_invalid_address_returns_every_invalid_field(StoreKind store, string field, string? value)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var address = Address();
        address[field] = value;
        var response = await partner.PostAsync(Path, address);
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("originalAddress suggestedAddresses status validationMessage");
        response.Json.Text("status").ShouldBe("None");
        response.Json["suggestedAddresses"]!.AsArray().ShouldBeEmpty();
        response.Json.Text("validationMessage")!.ShouldContain($"{field} ");
    }

    [Theory]
    [MemoryStore("object", "XX", 20000)]
    [MemoryStore("boolean", "UK", 20000)]
    [MemoryStore("empty", "", 3000)]
    public async Task An_unknown_country_is_rejected(StoreKind store, string generation, string? country, int code)
    {
        var service = await services.GetAsync(store, ("address-validation", generation));
        var partner = await service.SignInAsync();
        var address = Address();
        address["country"] = country;
        (await partner.PostAsync(Path, address)).ShouldBeFault(400, code).Data.ShouldHaveSingleItem().ShouldStartWith("country: ");
    }

    [Theory]
    [MemoryStore((string?)null)]
    [MemoryStore("")]
    [MemoryStore(" ")]
    public async Task An_address_without_a_country_is_not_validated(StoreKind store, string? country)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var address = Address();
        address["country"] = country;
        var response = await partner.PostAsync(Path, address);
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("originalAddress suggestedAddresses status validationMessage");
        response.Json.Text("status").ShouldBe("NotValidated");
        response.Json["suggestedAddresses"]!.AsArray().ShouldBeEmpty();
        response.Json.Text("validationMessage").ShouldBe("country is required: a two-letter ISO 3166-1 code, such as US or GB.");
        response.Json.Text("originalAddress.city").ShouldBe("Redmond");
    }

    [Theory]
    [MemoryStore("object", "US", "882-8080")]
    [MemoryStore("object", "US", "no number")]
    [MemoryStore("object", "BR", null)]
    [MemoryStore("boolean", "US", "1")]
    [MemoryStore("empty", "BR", "+")]
    public async Task A_phone_number_never_makes_an_address_invalid(StoreKind store, string generation, string country, string? number)
    {
        var partner = await (await services.GetAsync(store, ("address-validation", generation))).SignInAsync();
        var address = country == "US" ? Address() : Address(country, "SP", "01310-100", "São Paulo");
        address["phoneNumber"] = number;
        var response = await partner.PostAsync(Path, address);
        response.Status.ShouldBe(200, response.Text);
        if (generation == "object") response.Json.Text("status").ShouldBe("Verified");
    }

    [Theory]
    [MemoryStore("boolean", "true")]
    [MemoryStore("empty", "")]
    public async Task Legacy_versions_return_their_own_response_for_a_valid_address(StoreKind store, string generation, string body)
    {
        var service = await services.GetAsync(store, ("address-validation", generation));
        var response = await (await service.SignInAsync()).PostAsync(Path, Address());
        response.Status.ShouldBe(200);
        response.Text.ShouldBe(body);
    }

    [Theory]
    [MemoryStore("boolean")]
    [MemoryStore("empty")]
    public async Task Legacy_versions_return_error_details_as_JSON_in_the_message(StoreKind store, string generation)
    {
        var service = await services.GetAsync(store, ("address-validation", generation));
        var response = await (await service.SignInAsync()).PostAsync(Path, Address("US", "WA", "10001"));
        response.ShouldBeFault(400, 2007).Json["data"]!.AsArray().ShouldBeEmpty();
        var details = JsonNode.Parse(response.Json.Text("description")!)!;
        details.Members().ShouldBe("code reason corrected_address object_type resource_status");
        details.Text("code").ShouldBe("60071");
        details.Text("reason")!.ShouldStartWith("ZipCityInvalid - Details: ");
        details["corrected_address"].Members().ShouldBe("country city state address_line1 postal_code");
    }

    [Theory]
    [MemoryStore("東", 200)]
    [MemoryStore("x", 5000)]
    public async Task The_JSON_in_the_message_is_complete_for_long_addresses(StoreKind store, string letter, int length)
    {
        var service = await services.GetAsync(store, ("address-validation", "boolean"));
        var address = Address("US", "ZZ", "1");
        address["addressLine1"] = string.Concat(Enumerable.Repeat(letter, length));
        var response = await (await service.SignInAsync()).PostAsync(Path, address);
        response.ShouldBeFault(400, 2007);
        JsonNode.Parse(response.Json.Text("description")!)!.Text("object_type").ShouldBe("AddressValidation");
    }

    private static JsonObject Address(string country = "US", string state = "WA", string postalCode = "98052", string city = "Redmond") => new()
    {
        ["country"] = country,
        ["city"] = city,
        ["state"] = state,
        ["addressLine1"] = "One Way",
        ["postalCode"] = postalCode,
    };
}
