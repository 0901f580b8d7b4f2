namespace Customary.Client.Sandbox;

/// <summary>The body of the request that registers a partner. Its tenant is in the path.</summary>
internal sealed class PartnerSettings
{
    /// <inheritdoc cref="PartnerRegistration.Kind"/>
    public string? Kind { get; init; }

    /// <inheritdoc cref="PartnerRegistration.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="PartnerRegistration.MpnId"/>
    public string? MpnId { get; init; }

    /// <inheritdoc cref="PartnerRegistration.Country"/>
    public string? Country { get; init; }

    /// <inheritdoc cref="PartnerRegistration.Culture"/>
    public string? Culture { get; init; }
}
