using Customary.Core.Clouds;
using Customary.Core.Countries;

namespace Customary.Core.Sandbox;

/// <summary>
/// Generates customers over many countries, which are valid under the rules of the API. The same number of customers is always
/// the same: it depends on a fixed random seed only, and not on the clock.
/// </summary>
internal sealed class SeedGenerator(CountryCatalog countries, Cloud cloud)
{
    /// <summary>The tenant of the customers.</summary>
    public const string Tenant = "contoso";

    private static readonly string[] FirstWords =
        ["Adventure", "Alpine", "Baldwin", "Blue Yonder", "City Power", "Coho", "Consolidated", "Fabrikam", "Fourth Coffee", "Graphic", "Humongous", "Litware", "Lucerne", "Margie's",
         "Munson's", "Nod", "Northwind", "Proseware", "Relecloud", "Southridge", "Tailspin", "Tailwind", "Trey", "VanArsdel", "Wide World", "Wingtip", "Woodgrove"];

    private static readonly string[] SecondWords =
        ["Airlines", "Bank", "Bikes", "Books", "Consulting", "Design", "Dental", "Energy", "Farms", "Foods", "Freight", "Garden", "Health", "Hotels", "Importers", "Insurance", "Labs", "Logistics",
         "Media", "Museum", "Pharma", "Publishing", "Research", "Studios", "Systems", "Textiles", "Toys", "Traders", "Travel", "Vineyard"];

    private static readonly string[] FirstNames =
        ["Amira", "Anna", "Arjun", "Astrid", "Bruno", "Chloé", "Daniel", "Elif", "Emma", "Finn", "Giulia", "Hana", "Inês", "Jakub", "João", "Kenji", "Lars", "Léa", "Lucas", "Maja", "Mateo", "Mia", "Noah",
         "Olga", "Priya", "Rosa", "Sofía", "Thabo", "Yuki", "Zoë"];

    private static readonly string[] LastNames =
        ["Andersen", "Bakker", "Berg", "Costa", "Dubois", "Fernández", "García", "Hansen", "Johnson", "Kaya", "Keller", "Kowalska", "Lee", "Lindqvist", "Martin", "Meyer", "Nakamura", "Nguyen", "Nkosi",
         "Novák", "O'Brien", "Patel", "Rossi", "Santos", "Schmidt", "Silva", "Smith", "Tanaka", "Virtanen", "Walker"];

    private ulong _state;

    /// <summary>Generates customers.</summary>
    public SeedContent Generate(int count)
    {
        _state = 0x5EED;
        return new() { Customers = [.. Enumerable.Range(0, count).Select(Create)] };
    }

    private SeedCustomer Create(int number)
    {
        var place = SeedCity.All[number % SeedCity.All.Count];
        countries.TryFind(place.Country, out var country);
        var culture = country!.Rules.DefaultCulture;
        var (first, second) = (Pick(FirstWords), Pick(SecondWords));
        var (firstName, lastName) = (Pick(FirstNames), Pick(LastNames));
        var words = string.Concat($"{first}{second}".Where(char.IsAsciiLetter)).ToLowerInvariant();
        var domain = $"{words[..Math.Min(words.Length, 18)]}{number.ToString(CultureInfo.InvariantCulture)}";
        var house = (1 + Next(180)).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Tenant = Tenant,
            Customer = new()
            {
                CompanyProfile = new() { Domain = $"{domain}.{cloud.DomainSuffix}", OrganizationRegistrationNumber = place.RegistrationNumber },
                BillingProfile = new()
                {
                    FirstName = firstName,
                    LastName = lastName,
                    Email = $"billing@{domain}.example.com",
                    Culture = culture,
                    Language = culture,
                    CompanyName = $"{first} {second} {place.CompanyForm}",
                    DefaultAddress = new()
                    {
                        Country = place.Country,
                        City = place.City,
                        State = place.State,
                        AddressLine1 = place.Street[0] == ' ' ? house + place.Street : place.Street + house,
                        PostalCode = place.PostalCode,
                        FirstName = firstName,
                        LastName = lastName,
                        PhoneNumber = $"{place.Phone}{Next(10_000).ToString("0000", CultureInfo.InvariantCulture)}",
                    },
                },
            },
        };
    }

    private string Pick(string[] words) => words[Next(words.Length)];

    // SplitMix64.
    private int Next(int limit)
    {
        var value = _state += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return (int)((value ^ (value >> 31)) % (ulong)limit);
    }
}
