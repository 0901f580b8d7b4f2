namespace Customary.Contracts;

/// <summary>
/// What the partner network knows of a partner.
/// Source: "Get a Microsoft Partner Network profile".
/// </summary>
public sealed record MpnProfile
{
    /// <summary>The partner's name.</summary>
    public string? PartnerName { get; init; }

    /// <summary>The partner's id in the network, a text of digits.</summary>
    public string? MpnId { get; init; }

    /// <summary>Which profile this is: <c>MpnProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>MpnProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
