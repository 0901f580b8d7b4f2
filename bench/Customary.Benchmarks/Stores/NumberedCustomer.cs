namespace Customary.Benchmarks.Stores;

/// <summary>
/// The customers of a store by their numbers from 0: whoever knows how many there are can ask for any of them without
/// having read its id. Ids are in the order of the numbers, as version 7 is in the order of creation; names are not.
/// </summary>
internal static class NumberedCustomer
{
    private const int NameSpace = 10_000_000;
    private const long Stride = 7919;

    /// <summary>The partner that has all of them.</summary>
    public static Guid Partner { get; } = Guid.Parse("01900000-0000-7000-8000-feedfeedfeed");

    /// <summary>The id; its last group is the number in decimal digits.</summary>
    public static Guid Id(int number) => Guid.Parse(IdText(number));

    public static string IdText(int number) => $"01900000-0000-7000-8000-{number:000000000000}";

    public static string Domain(string digits) => $"c{digits}.onmicrosoft.com";

    public static string CompanyName(string digits) => $"Company {digits} Ltd";

    public static string DomainDigits(int number) => $"{number:0000000}";

    /// <summary>The seven digits in a customer's name: all over the names there can be, however many customers there are.</summary>
    public static string NameDigits(int number, int customers) => $"{number * Stride % customers * NameSpace / customers:0000000}";

    /// <summary>What the name of a customer begins with, short enough that a page of 40 and more begin so.</summary>
    public static string NamePrefix(int number, int customers)
    {
        var digits = 0;
        for (var left = customers; left >= 500; left /= 10) digits++;
        return $"Company {NameDigits(number, customers)[..digits]}";
    }
}
