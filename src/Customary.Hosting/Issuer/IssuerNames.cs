using Customary.Hosting.Http;

namespace Customary.Hosting.Issuer;

/// <summary>The issuer names of the two versions of tokens. Source: the contract, section 12.2; the host is this service's.</summary>
internal sealed class IssuerNames(PublicUrl address)
{
    /// <summary>The issuer of version 1 tokens.</summary>
    public string V1(Guid tenant) => V1(tenant.ToString());

    /// <summary>The same for what stands for a tenant.</summary>
    public string V1(string tenant) => $"{address.Value}/{tenant}/";

    /// <summary>The issuer of version 2 tokens.</summary>
    public string V2(Guid tenant) => V2(tenant.ToString());

    /// <summary>The same for what stands for a tenant.</summary>
    public string V2(string tenant) => $"{address.Value}/{tenant}/v2.0";
}
