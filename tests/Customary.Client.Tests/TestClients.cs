namespace Customary.Client.Tests;

/// <summary>Clients of test servers.</summary>
internal static class TestClients
{
    /// <summary>A client of a server, with the token of a user of a new tenant.</summary>
    /// <param name="service">The server.</param>
    /// <param name="tenant">The tenant. Default: a new one.</param>
    /// <param name="asUser">Whether the token has a user.</param>
    /// <param name="configure">Changes the options.</param>
    public static CustomaryClient CreateClient(this CustomaryFixture service, string? tenant = null, bool asUser = true, Action<CustomaryClientOptions>? configure = null)
    {
        var options = new CustomaryClientOptions { HttpClient = service.Http, TimeProvider = (TimeProvider?)service.Clock ?? TimeProvider.System };
        configure?.Invoke(options);
        var address = service.Http.BaseAddress!;
        return new(address, new DevelopmentCredential(address, tenant ?? Guid.NewGuid().ToString(), asUser ? "ann@contoso.com" : null, options), options);
    }

    /// <summary>A customer to create.</summary>
    public static Customer NewCustomer(string companyName = "Fabrikam") => new()
    {
        CompanyProfile = new() { Domain = TestData.Domain() },
        BillingProfile = new()
        {
            FirstName = "Ann",
            LastName = "Lee",
            Email = "ann@fabrikam.com",
            Culture = "en-US",
            Language = "en",
            CompanyName = companyName,
            DefaultAddress = RedmondAddress,
        },
    };

    /// <summary>A valid address.</summary>
    public static Address RedmondAddress { get; } = new()
    {
        Country = "US",
        City = "Redmond",
        State = "WA",
        AddressLine1 = "One Microsoft Way",
        PostalCode = "98052",
        FirstName = "Ann",
        LastName = "Lee",
        PhoneNumber = "4255550101",
    };

    /// <summary>A user to create.</summary>
    public static CustomerUser NewUser(string name, string domain) => new()
    {
        UsageLocation = "US",
        UserPrincipalName = $"{name}@{domain}",
        FirstName = "First",
        LastName = "Last",
        DisplayName = $"User {name}",
        PasswordProfile = new() { Password = "abCD123*", ForceChangePassword = true },
    };
}
