using Customary.Server.Http;

namespace Customary.Server.Issuer;

/// <summary>The issuer names of the two versions of tokens. Source: the contract, section 12.2; the host is this service's.</summary>
public sealed class IssuerNames(PublicAddress address)
{
    /// <summary>The issuer of version 1 tokens.</summary>
    public string First(Guid tenant) => First(tenant.ToString());

    /// <summary>The same for what stands for a tenant.</summary>
    public string First(string tenant) => $"{address.Text}/{tenant}/";

    /// <summary>The issuer of version 2 tokens.</summary>
    public string Second(Guid tenant) => Second(tenant.ToString());

    /// <summary>The same for what stands for a tenant.</summary>
    public string Second(string tenant) => $"{address.Text}/{tenant}/v2.0";
}
