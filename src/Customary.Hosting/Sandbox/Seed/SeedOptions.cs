namespace Customary.Hosting.Sandbox.Seed;

/// <summary>The data that a new store starts with. At most one property is set.</summary>
internal sealed record SeedOptions
{
    /// <summary>The value of the setting <c>seed</c>; null if it is not set.</summary>
    public string? Setting { get; init; }

    /// <summary>The path of the seed file; null if there is none.</summary>
    public string? Path { get; init; }

    /// <summary>The number of customers to generate; 0 for none.</summary>
    public int GeneratedCustomers { get; init; }
}
