namespace Customary.Storage.Issuer;

/// <summary>What a device finds when it asks for its token.</summary>
/// <param name="Status">The state of the sign-in.</param>
/// <param name="Tenant">The tenant of the user; empty unless approved.</param>
/// <param name="User">The user principal name; null unless approved.</param>
internal readonly record struct DeviceSignInPoll(DeviceSignInStatus Status, Guid Tenant = default, string? User = null);

/// <summary>The state of a sign-in on a device.</summary>
internal enum DeviceSignInStatus
{
    /// <summary>The sign-in does not exist, or the device already got its token.</summary>
    Unknown,

    /// <summary>The user has not answered yet.</summary>
    Pending,

    /// <summary>The user has not answered yet, and the device asked again too soon.</summary>
    TooSoon,

    /// <summary>The user has signed in.</summary>
    Approved,

    /// <summary>The user has declined.</summary>
    Declined,
}
