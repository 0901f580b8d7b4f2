namespace Customary.Server.Clouds;

/// <summary>One of the clouds that Partner Center serves. Source: the contract, sections 10.7 and 11.1.</summary>
/// <param name="Name">The name in the setting <c>cloud</c>.</param>
/// <param name="DomainSuffix">The suffix of a customer's initial domain.</param>
public sealed record Cloud(string Name, string DomainSuffix)
{
    /// <summary>The worldwide cloud.</summary>
    public static Cloud Global { get; } = new("global", "onmicrosoft.com");

    /// <summary>The cloud in China, operated by 21Vianet.</summary>
    public static Cloud China { get; } = new("china", "partner.onmschina.cn");

    /// <summary>Microsoft Cloud Germany.</summary>
    public static Cloud Germany { get; } = new("germany", "onmicrosoft.de");

    /// <summary>Microsoft Cloud for US Government.</summary>
    public static Cloud UsGovernment { get; } = new("usgovernment", "onmicrosoft.us");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Cloud> All { get; } = [Global, China, Germany, UsGovernment];
}
