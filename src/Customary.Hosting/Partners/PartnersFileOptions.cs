namespace Customary.Hosting.Partners;

/// <summary>The file of partners to register at startup.</summary>
internal sealed record PartnersFileOptions
{
    /// <summary>The path of the JSON file; null if there is none.</summary>
    public string? Path { get; init; }
}
