namespace Customary.Hosting.Issuer;

/// <summary>The grants of the token endpoint. Names are compared without regard to case, as Entra ID does.</summary>
internal static class GrantTypes
{
    public const string ClientCredentials = "client_credentials";
    public const string AuthorizationCode = "authorization_code";
    public const string RefreshToken = "refresh_token";
    public const string Password = "password";
    public const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";
    public const string OnBehalfOf = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /// <summary>The name of the device code grant that MSAL and ADAL for .NET send.</summary>
    public const string LegacyDeviceCode = "device_code";

    /// <summary>All grants, as discovery documents list them.</summary>
    public static IReadOnlyList<string> All { get; } = [ClientCredentials, AuthorizationCode, RefreshToken, Password, DeviceCode, OnBehalfOf];
}
