namespace Customary.Core.Clouds;

/// <summary>A cloud that Partner Center supports. Source: docs/contract.md#clouds.</summary>
/// <param name="Name">The name in the setting <c>cloud</c>.</param>
/// <param name="DomainSuffix">The suffix of a customer's initial domain.</param>
/// <param name="TokenResource">The resource of access tokens for the API: the base URL of the API in the cloud.</param>
/// <param name="DirectoryResource">The older resource of application tokens: the directory's graph API.</param>
internal sealed record Cloud(string Name, string DomainSuffix, string TokenResource, string DirectoryResource)
{
    private const string Worldwide = "https://api.partnercenter.microsoft.com";
    private const string WorldwideGraph = "https://graph.windows.net";

    /// <summary>The worldwide cloud.</summary>
    public static Cloud Global { get; } = new("global", "onmicrosoft.com", Worldwide, WorldwideGraph);

    /// <summary>The cloud in China, operated by 21Vianet.</summary>
    public static Cloud China { get; } = new("china", "partner.onmschina.cn", "https://partner.partnercenterapi.microsoftonline.cn", "https://graph.chinacloudapi.cn");

    /// <summary>Microsoft Cloud Germany.</summary>
    public static Cloud Germany { get; } = new("germany", "onmicrosoft.de", Worldwide, "https://graph.cloudapi.de");

    /// <summary>Microsoft Cloud for US Government.</summary>
    public static Cloud UsGovernment { get; } = new("usgovernment", "onmicrosoft.us", Worldwide, WorldwideGraph);

    /// <summary>All clouds.</summary>
    public static IReadOnlyList<Cloud> All { get; } = [Global, China, Germany, UsGovernment];

    /// <summary>The differences of the clouds as a Markdown table, for <c>docs/contract.md</c>.</summary>
    public static string Write() =>
        "| cloud | suffix of initial domains | token resource | directory resource |\n|---|---|---|---|\n"
        + string.Concat(All.Select(cloud => $"| {cloud.Name} | `{cloud.DomainSuffix}` | `{cloud.TokenResource}` | `{cloud.DirectoryResource}` |\n"));
}
