namespace Customary.Client;

/// <summary>The address and the token scope of a Microsoft cloud.</summary>
internal sealed class PartnerCloudEndpoint
{
    /// <summary>The requests in any 60 seconds that Partner Center documents for the customers of a tenant.</summary>
    public const int DocumentedRequestsPerMinute = 500;

    // Germany and US Government use the address of the global cloud. Their accounts are in the token.
    private static readonly PartnerCloudEndpoint Global = new("https://api.partnercenter.microsoft.com");
    private static readonly PartnerCloudEndpoint China = new("https://partner.partnercenterapi.microsoftonline.cn");

    private PartnerCloudEndpoint(string address) => (Address, Scope) = (new(address), $"{address}/.default");

    /// <summary>The address of the Partner Center API.</summary>
    public Uri Address { get; }

    /// <summary>The scope of its access tokens.</summary>
    public string Scope { get; }

    /// <summary>The scope that servers other than those of Microsoft accept too.</summary>
    public static string DefaultScope => Global.Scope;

    /// <summary>Returns the endpoint of a cloud.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cloud is not defined.</exception>
    public static PartnerCloudEndpoint GetFor(PartnerCloud cloud) => cloud switch
    {
        PartnerCloud.Global or PartnerCloud.Germany or PartnerCloud.UsGovernment => Global,
        PartnerCloud.China => China,
        _ => throw new ArgumentOutOfRangeException(nameof(cloud), cloud, "The cloud is not one of PartnerCloud."),
    };

    /// <summary>Whether an address belongs to Microsoft.</summary>
    public static bool IsMicrosoft(Uri address) =>
        new[] { Global, China }.Any(cloud => string.Equals(cloud.Address.Host, address.Host, StringComparison.OrdinalIgnoreCase));
}
