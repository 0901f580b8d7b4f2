// Creates a customer, lists customers by name, changes the billing address and deletes the customer.
//
//   dotnet run --project samples/console -- http://127.0.0.1:5080
using Customary.Client;
using Customary.Contracts;

var address = new Uri(args is [var first, ..] ? first : "http://127.0.0.1:5080");

// The development issuer of a Customary server gives tokens to anyone. For Microsoft's service, use a credential of Azure.Identity
// and CustomaryClient.ForCloud(PartnerCloud.Global, credential).
var credential = new DevelopmentCredential(address, tenant: "contoso");
var client = new CustomaryClient(address, credential);

var newCustomer = new Customer
{
    CompanyProfile = new() { Domain = $"fabrikam{Guid.NewGuid():N}"[..24] + ".onmicrosoft.com" },
    BillingProfile = new()
    {
        Email = "ann@fabrikam.com",
        Culture = "en-US",
        Language = "en",
        CompanyName = "Fabrikam",
        DefaultAddress = new() { Country = "US", State = "WA", City = "Redmond", AddressLine1 = "One Way", PostalCode = "98052" },
    },
};

try
{
    Customer created = await client.Customers.CreateAsync(newCustomer);
    Console.WriteLine($"Created {created.CompanyProfile?.Domain}. The first administrator is {created.UserCredentials?.UserName}.");

    await foreach (Customer customer in client.Customers.ListAsync(CustomerFilter.CompanyNameStartsWith("fab")))
    {
        Console.WriteLine($"Found {customer.CompanyProfile?.CompanyName}, {customer.CompanyProfile?.Domain}.");
    }

    var profile = await client.GetCustomer(created.Id).BillingProfile.UpdateAsync(profile => profile with { Email = "billing@fabrikam.com" });
    Console.WriteLine($"The bills go to {profile.Email}.");

    await client.GetCustomer(created.Id).DeleteAsync();
    Console.WriteLine("Deleted it.");
    return 0;
}
catch (CustomaryException exception)
{
    // The message says what is wrong and what to do, with one entry for each field that is not valid.
    Console.Error.WriteLine(exception.Message);
    return 1;
}
