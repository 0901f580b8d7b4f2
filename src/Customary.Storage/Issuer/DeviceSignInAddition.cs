namespace Customary.Storage.Issuer;

/// <summary>The result of adding a sign-in on a device.</summary>
internal enum DeviceSignInAddition
{
    /// <summary>The sign-in was added.</summary>
    Added,

    /// <summary>Another sign-in has the user code.</summary>
    CodeInUse,

    /// <summary>Too many sign-ins wait for their users.</summary>
    LimitReached,
}
