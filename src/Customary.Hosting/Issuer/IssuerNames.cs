namespace Customary.Hosting.Issuer;

/// <summary>The issuer names in the two versions of tokens, under the public URL. Source: docs/contract.md#tokens.</summary>
internal sealed class IssuerNames(PublicUrl publicUrl)
{
    /// <summary>Returns the issuer of version 1 tokens.</summary>
    public string V1(Guid tenant) => V1(tenant.ToString());

    /// <summary>Returns the issuer of version 1 tokens with a tenant placeholder.</summary>
    public string V1(string tenant) => $"{publicUrl.Value}/{tenant}/";

    /// <summary>Returns the issuer of version 2 tokens.</summary>
    public string V2(Guid tenant) => V2(tenant.ToString());

    /// <summary>Returns the issuer of version 2 tokens with a tenant placeholder.</summary>
    public string V2(string tenant) => $"{publicUrl.Value}/{tenant}/v2.0";
}
