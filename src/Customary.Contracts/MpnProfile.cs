namespace Customary.Contracts;

/// <summary>
/// A partner's profile in the Microsoft Partner Network (MPN).
/// Source: "Get a Microsoft Partner Network profile".
/// </summary>
public sealed record MpnProfile : ApiObject
{
    /// <summary>The partner's name.</summary>
    public string? PartnerName { get; init; }

    /// <summary>The partner network ID: a string of digits.</summary>
    public string? MpnId { get; init; }

    /// <summary>The type of this profile: <c>MpnProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>MpnProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
