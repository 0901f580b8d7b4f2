using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>Creates valid verified domains. A test changes the part that it is about.</summary>
internal static class TestVerifiedDomain
{
    public static string Name() => $"d{Guid.NewGuid():N}.com";

    public static JsonObject Managed(string? name = null)
    {
        name ??= Name();
        return new()
        {
            ["VerifiedDomainName"] = name,
            ["Domain"] = new JsonObject
            {
                ["AuthenticationType"] = "Managed",
                ["Capability"] = "Email",
                ["IsDefault"] = null,
                ["IsInitial"] = null,
                ["Name"] = name,
                ["RootDomain"] = null,
                ["Status"] = "Verified",
                ["VerificationMethod"] = "None",
            },
            ["DomainFederationSettings"] = null,
        };
    }

    public static JsonObject Federated(string? name = null)
    {
        var domain = Managed(name);
        domain["Domain"]!["AuthenticationType"] = "Federated";
        domain["DomainFederationSettings"] = new JsonObject
        {
            ["ActiveLogOnUri"] = "https://sts.contoso.com/active",
            ["DefaultInteractiveAuthenticationMethod"] = "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password",
            ["FederationBrandName"] = "Contoso",
            ["IssuerUri"] = "urn:contoso:sts",
            ["LogOffUri"] = "https://sts.contoso.com/off",
            ["MetadataExchangeUri"] = "https://sts.contoso.com/mex",
            ["NextSigningCertificate"] = "AAAA",
            ["OpenIdConnectDiscoveryEndpoint"] = "https://sts.contoso.com/.well-known/openid-configuration",
            ["PassiveLogOnUri"] = "https://sts.contoso.com/passive",
            ["PreferredAuthenticationProtocol"] = "WsFed",
            ["PromptLoginBehavior"] = "TranslateToFreshPasswordAuth",
            ["SigningCertificate"] = "TWFueSBoYW5kcw==",
            ["SigningCertificateUpdateStatus"] = "done",
            ["SupportsMfa"] = true,
        };
        return domain;
    }
}
