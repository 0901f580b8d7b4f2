using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Countries;
using Customary.Server.Customers;
using Customary.Server.Settings;
using Customary.Server.Storage;

namespace Customary.Benchmarks;

/// <summary>Fills a store with customers the way the service does, many at once.</summary>
internal static class SeededStore
{
    private const int AtOnce = 500;

    public static async Task<List<Guid>> FillAsync(string path, Guid partner, int customers)
    {
        var settings = ServiceSettings.Read(new(
            new Dictionary<string, string> { ["environment"] = "Development", ["storage"] = $"sqlite:{path}" }, new Dictionary<string, string>()));
        await using var database = await Databases.OpenAsync(settings, TimeProvider.System, CancellationToken.None);
        var store = new CustomerStore(database, TimeProvider.System, new(database, TimeProvider.System, settings));
        var author = new Author(new(partner, IsSandbox: true, "bench", User: null), Application: null, "bench");
        var make = new NewCustomers(new(TimeProvider.System), CountryCatalog.Load());
        var ids = new List<Guid>(customers);
        for (var done = 0; done < customers; done += AtOnce)
        {
            var group = Enumerable.Range(done, Math.Min(AtOnce, customers - done)).Select(number => make.Make(Customer(number), author, null, 0)).ToList();
            await Task.WhenAll(group.Select(customer => store.AddAsync(customer, CancellationToken.None)));
            ids.AddRange(group.Select(customer => customer.Parts[0].Customer));
            if (!Console.IsErrorRedirected) await Console.Error.WriteAsync($"\r{done + group.Count:N0} of {customers:N0} customers");
        }

        if (!Console.IsErrorRedirected) await Console.Error.WriteLineAsync();
        return ids;
    }

    private static Customer Customer(int number) => new()
    {
        CompanyProfile = new() { Domain = $"company{number}.onmicrosoft.com" },
        BillingProfile = new()
        {
            FirstName = "Ann",
            LastName = "Lee",
            Email = $"billing{number}@contoso.com",
            Culture = "en-US",
            Language = "en",
            CompanyName = $"Company {number * 7919L % 1_000_003} Ltd",
            DefaultAddress = new()
            {
                Country = "US",
                City = "Redmond",
                State = "WA",
                AddressLine1 = $"{number} Main Street",
                PostalCode = "98052",
                FirstName = "Ann",
                LastName = "Lee",
                PhoneNumber = "4255550101",
            },
        },
    };
}
