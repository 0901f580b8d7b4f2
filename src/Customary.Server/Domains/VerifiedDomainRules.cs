using Customary.Resources;
using Customary.Server.Faults;

namespace Customary.Server.Domains;

/// <summary>
/// What a domain must be that a registrar gives to a customer. Every failure is collected, in the order of the
/// contract's table (decision 11). Source: "Add a verified domain for a customer".
/// </summary>
public sealed class VerifiedDomainRules(DomainRules domains)
{
    private const int LongestUri = 2048;
    private const int LongestCertificate = 16 * 1024;

    /// <summary>Checks what was sent; the domain as it is kept and answered, which is only right where nothing was found.</summary>
    public VerifiedDomain Check(VerifiedDomain sent, Violations found)
    {
        var name = CheckName(sent.VerifiedDomainName, "verifiedDomainName", found);
        var domain = CheckDomain(sent.Domain, name, found);
        return new()
        {
            VerifiedDomainName = name,
            Domain = domain,
            DomainFederationSettings = domain?.AuthenticationType == DomainValues.Federated ? CheckFederation(sent.DomainFederationSettings, found) : null,
        };
    }

    private string? CheckName(string? sent, string field, Violations found)
    {
        if (FieldText.Require(sent, field, found) is not { } name) return null;
        if (!DomainName.TryToAscii(name, out var ascii) || !DomainName.IsValid(ascii)) found.Add(field, "is not a domain name");
        else if (domains.IsInitial(ascii)) found.Add(field, "must not stand under a suffix of the cloud: such a domain comes with the customer, and a customer has one");
        else return ascii;
        return null;
    }

    private Domain? CheckDomain(Domain? sent, string? name, Violations found)
    {
        if (sent is null)
        {
            found.Add("domain", "is required");
            return null;
        }

        var authentication = CheckValue(sent.AuthenticationType, DomainValues.AuthenticationTypes, "domain.authenticationType", found);
        var capability = CheckValue(sent.Capability, DomainValues.Capabilities, "domain.capability", found);
        if (sent.IsInitial == true) found.Add("domain.isInitial", "must not be true: a customer's initial domain comes with it");
        var own = CheckName(sent.Name, "domain.name", found);
        if (own is not null && name is not null && !own.Equals(name, StringComparison.OrdinalIgnoreCase))
            found.Add("domain.name", "must be the same as verifiedDomainName");
        var root = FieldText.Read(sent.RootDomain, "domain.rootDomain", found);
        if (root is not null && (!DomainName.TryToAscii(root, out root) || !DomainName.IsValid(root))) found.Add("domain.rootDomain", "is not a domain name");
        var status = CheckValue(sent.Status, DomainValues.Statuses, "domain.status", found);
        var method = CheckValue(sent.VerificationMethod, DomainValues.VerificationMethods, "domain.verificationMethod", found);
        return new()
        {
            AuthenticationType = authentication,
            Capability = capability,
            IsDefault = sent.IsDefault ?? false,
            IsInitial = false,
            Name = own,
            RootDomain = root,
            Status = status,

            // The documented example sends none and is answered that.
            VerificationMethod = method == DomainValues.NoMethod ? DomainValues.DnsRecord : method,
        };
    }

    private static DomainFederationSettings? CheckFederation(DomainFederationSettings? sent, Violations found)
    {
        const string path = "domainFederationSettings";
        if (sent is null)
        {
            found.Add(path, "is required for a federated domain");
            return null;
        }

        return new()
        {
            IssuerUri = CheckUri(sent.IssuerUri, $"{path}.issuerUri", isRequired: true, found),
            LogOffUri = CheckUri(sent.LogOffUri, $"{path}.logOffUri", isRequired: true, found),
            PassiveLogOnUri = CheckUri(sent.PassiveLogOnUri, $"{path}.passiveLogOnUri", isRequired: true, found),
            PreferredAuthenticationProtocol = CheckValue(sent.PreferredAuthenticationProtocol, DomainValues.Protocols, $"{path}.preferredAuthenticationProtocol", found),
            PromptLoginBehavior = CheckValue(sent.PromptLoginBehavior, DomainValues.PromptLoginBehaviors, $"{path}.promptLoginBehavior", found),
            SigningCertificate = CheckCertificate(sent.SigningCertificate, $"{path}.signingCertificate", isRequired: true, found),
            ActiveLogOnUri = CheckUri(sent.ActiveLogOnUri, $"{path}.activeLogOnUri", isRequired: false, found),
            DefaultInteractiveAuthenticationMethod = FieldText.Read(sent.DefaultInteractiveAuthenticationMethod, $"{path}.defaultInteractiveAuthenticationMethod", found),
            FederationBrandName = FieldText.Read(sent.FederationBrandName, $"{path}.federationBrandName", found),
            MetadataExchangeUri = CheckUri(sent.MetadataExchangeUri, $"{path}.metadataExchangeUri", isRequired: false, found),
            NextSigningCertificate = CheckCertificate(sent.NextSigningCertificate, $"{path}.nextSigningCertificate", isRequired: false, found),
            OpenIdConnectDiscoveryEndpoint = CheckUri(sent.OpenIdConnectDiscoveryEndpoint, $"{path}.openIdConnectDiscoveryEndpoint", isRequired: false, found),
            SigningCertificateUpdateStatus = FieldText.Read(sent.SigningCertificateUpdateStatus, $"{path}.signingCertificateUpdateStatus", found),
            SupportsMfa = sent.SupportsMfa,
        };
    }

    private static string? CheckValue(string? sent, IReadOnlyList<string> values, string field, Violations found)
    {
        if (FieldText.Require(sent, field, found) is not { } text) return null;
        if (DomainValues.Find(values, text) is { } value) return value;
        found.Add(field, $"must be one of {string.Join(", ", values)}");
        return null;
    }

    private static string? CheckUri(string? sent, string field, bool isRequired, Violations found)
    {
        var text = isRequired ? FieldText.Require(sent, field, found, LongestUri) : FieldText.Read(sent, field, found, LongestUri);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _)) found.Add(field, "must be an absolute URI");
        return text;
    }

    private static string? CheckCertificate(string? sent, string field, bool isRequired, Violations found)
    {
        // Base64 is often sent in lines.
        var joined = sent is null ? null : string.Concat(sent.Where(letter => letter is not ('\r' or '\n')));
        var text = isRequired ? FieldText.Require(joined, field, found, LongestCertificate) : FieldText.Read(joined, field, found, LongestCertificate);
        if (text is not null && !System.Buffers.Text.Base64.IsValid(text)) found.Add(field, "must be a certificate in Base64");
        return text;
    }
}
