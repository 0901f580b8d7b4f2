using Customary.Core.Clouds;
using Customary.Core.Countries;

namespace Customary.Core.Sandbox;

/// <summary>
/// Generates customers over many countries, which are valid under the rules of the API. The customers of a tenant are always the same: they
/// depend on a fixed random seed and the tenant only, and not on the clock.
/// </summary>
internal sealed class SeedGenerator(CountryCatalog countries, Cloud cloud)
{
    /// <summary>The tenant of the customers if none is named.</summary>
    public const string DefaultTenant = "contoso";

    private const ulong Seed = 0x5EED;
    private const int MaxWordLength = 18;
    private const int TagLength = 4;

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

    /// <summary>Generates customers.</summary>
    /// <param name="count">The number of customers.</param>
    /// <param name="tenant">Their tenant. Two tenants get different companies and domains.</param>
    public SeedContent Generate(int count, string tenant = DefaultTenant)
    {
        var tag = tenant.Equals(DefaultTenant, StringComparison.OrdinalIgnoreCase) ? 0 : Hash(tenant);
        var random = new Numbers(Seed ^ tag);
        return new() { Customers = [.. Enumerable.Range(0, count).Select(number => Create(number, tenant, GetTag(tag), random))] };
    }

    private SeedCustomer Create(int number, string tenant, string tag, Numbers random)
    {
        var place = SeedCity.All[number % SeedCity.All.Count];
        countries.TryFind(place.Country, out var country);
        var culture = country!.Rules.DefaultCulture;
        var (first, second) = (random.Pick(FirstWords), random.Pick(SecondWords));
        var (firstName, lastName) = (random.Pick(FirstNames), random.Pick(LastNames));
        var words = string.Concat($"{first}{second}".Where(char.IsAsciiLetter)).ToLowerInvariant();
        var domain = $"{words[..Math.Min(words.Length, MaxWordLength - tag.Length)]}{tag}{number.ToString(CultureInfo.InvariantCulture)}";
        var house = (1 + random.Next(180)).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Tenant = tenant,
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
                        PhoneNumber = $"{place.Phone}{random.Next(10_000).ToString("0000", CultureInfo.InvariantCulture)}",
                    },
                },
            },
        };
    }

    // Letters that keep the domains of two tenants apart; none for the default tenant.
    private static string GetTag(ulong hash)
    {
        if (hash == 0) return "";
        var letters = new char[TagLength];
        for (var index = 0; index < TagLength; index++, hash /= 26) letters[index] = (char)('a' + (hash % 26));
        return new(letters);
    }

    // FNV-1a, which never changes.
    private static ulong Hash(string tenant) =>
        Encoding.UTF8.GetBytes(tenant.ToLowerInvariant()).Aggregate(0xCBF2_9CE4_8422_2325, (hash, value) => (hash ^ value) * 0x100_0000_01B3);

    // SplitMix64.
    private sealed class Numbers(ulong seed)
    {
        private ulong _state = seed;

        public string Pick(string[] words) => words[Next(words.Length)];

        public int Next(int limit)
        {
            var value = _state += 0x9E37_79B9_7F4A_7C15;
            value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
            value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
            return (int)((value ^ (value >> 31)) % (ulong)limit);
        }
    }
}
