namespace Customary.Benchmarks.Stores;

/// <summary>
/// Customers with consecutive numbers from 0, dealt to the tenants in turn. The ID of each customer follows from its number, so that requests need no lookup. IDs
/// sort by number, like version 7 UUIDs sort by creation time. Names do not.
/// </summary>
internal static class NumberedCustomer
{
    private const int NameSpace = 10_000_000;
    private const long Stride = 7919;

    /// <summary>The most partner tenants that share the customers.</summary>
    public const int MaxTenants = 100;

    /// <summary>The number of partner tenants that share the customers: at least 1,000 customers each, so that lists have several pages.</summary>
    public static int CountTenants(int customers) => Math.Clamp(customers / 1_000, 1, MaxTenants);

    /// <summary>Returns the ID of a tenant.</summary>
    public static Guid Partner(int tenant) => Guid.Parse($"01900000-0000-7000-8000-feedfeed{tenant:0000}");

    /// <summary>Returns the ID. Its last group is the number in decimal digits.</summary>
    public static Guid Id(int number) => Guid.Parse(IdText(number));

    public static string IdText(int number) => $"01900000-0000-7000-8000-{number:000000000000}";

    public static string Domain(string digits) => $"c{digits}.onmicrosoft.com";

    public static string CompanyName(string digits) => $"Company {digits} Ltd";

    public static string DomainDigits(int number) => $"{number:0000000}";

    /// <summary>Returns the seven digits in a customer's name. The names are spread evenly over all possible names.</summary>
    public static string NameDigits(int number, int customers) => $"{number * Stride % customers * NameSpace / customers:0000000}";

    /// <summary>Returns a prefix of a customer's name that more than 40 customers of its tenant share.</summary>
    public static string NamePrefix(int number, int customers) => NamePrefix(number, customers, CountTenants(customers));

    /// <summary>Returns a prefix of a customer's name that more than 40 customers of its tenant share.</summary>
    public static string NamePrefix(int number, int customers, int tenants)
    {
        var digits = 0;
        for (var matches = customers / tenants; matches >= 500; matches /= 10) digits++;
        return $"Company {NameDigits(number, customers)[..digits]}";
    }
}
