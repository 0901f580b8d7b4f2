namespace Customary.Client.Sandbox;

/// <summary>The registration of a partner.</summary>
public record PartnerRegistration
{
    /// <summary>The partner: a tenant ID, or a name as in a token URL of the development issuer. The server returns the ID.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The role in the program: <c>direct-reseller</c>, <c>indirect-provider</c> or <c>indirect-reseller</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The name. Default: derived from the tenant ID.</summary>
    public string? Name { get; init; }

    /// <summary>The ID in the Microsoft Partner Network, digits only. Default: derived from the tenant ID.</summary>
    public string? MpnId { get; init; }

    /// <summary>The country, an ISO 3166-1 alpha-2 code. Default: US.</summary>
    public string? Country { get; init; }

    /// <summary>The culture, such as en-US. Default: the culture of the country.</summary>
    public string? Culture { get; init; }
}
