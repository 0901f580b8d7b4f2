namespace Customary.Client.Sandbox;

/// <summary>A partnership between an indirect provider and an indirect reseller.</summary>
public record PartnershipRegistration
{
    /// <summary>The tenant ID of the indirect provider.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The tenant ID of the indirect reseller.</summary>
    public string Reseller { get; init; } = "";
}
