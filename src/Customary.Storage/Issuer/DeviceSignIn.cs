namespace Customary.Storage.Issuer;

/// <summary>A sign-in on a device that waits for its user.</summary>
/// <param name="UserCode">The code that the user enters.</param>
/// <param name="Id">The ID in the code of the device, which only the device has.</param>
/// <param name="Client">The client application.</param>
/// <param name="Tenant">The tenant in the path of the request.</param>
/// <param name="Expires">When the codes expire.</param>
internal sealed record DeviceSignIn(string UserCode, Guid Id, string Client, string Tenant, DateTimeOffset Expires);
