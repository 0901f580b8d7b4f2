using Customary.Core.Domains;

namespace Customary.Core.VerifiedDomains;

/// <summary>
/// What a domain must be that a registrar gives to a customer. Every failure is collected, in the order of the
/// contract's table (decision 11). Source: "Add a verified domain for a customer".
/// </summary>
internal sealed class VerifiedDomainValidator(DomainValidator domains)
{
    private const int MaxUriLength = 2048;
    private const int MaxCertificateLength = 16 * 1024;

    /// <summary>Checks what was sent; the domain as it is kept and answered, which is only right where nothing was found.</summary>
    public VerifiedDomain Validate(VerifiedDomain sent, ValidationErrors errors)
    {
        var name = ValidateName(sent.VerifiedDomainName, "verifiedDomainName", errors);
        var domain = ValidateDomain(sent.Domain, name, errors);
        return new()
        {
            VerifiedDomainName = name,
            Domain = domain,
            DomainFederationSettings = domain?.AuthenticationType == DomainConstants.Federated ? ValidateFederation(sent.DomainFederationSettings, errors) : null,
        };
    }

    private string? ValidateName(string? sent, string field, ValidationErrors errors)
    {
        if (FieldText.Require(sent, field, errors) is not { } name) return null;
        if (!DomainName.TryToAscii(name, out var ascii) || !DomainName.IsValid(ascii)) errors.Add(field, "is not a domain name");
        else if (domains.IsInitial(ascii)) errors.Add(field, "must not stand under a suffix of the cloud: such a domain comes with the customer, and a customer has one");
        else return ascii;
        return null;
    }

    private Domain? ValidateDomain(Domain? sent, string? name, ValidationErrors errors)
    {
        if (sent is null)
        {
            errors.Add("domain", "is required");
            return null;
        }

        var authentication = ValidateValue(sent.AuthenticationType, DomainConstants.AuthenticationTypes, "domain.authenticationType", errors);
        var capability = ValidateValue(sent.Capability, DomainConstants.Capabilities, "domain.capability", errors);
        if (sent.IsInitial == true) errors.Add("domain.isInitial", "must not be true: a customer's initial domain comes with it");
        var own = ValidateName(sent.Name, "domain.name", errors);
        if (own is not null && name is not null && !own.Equals(name, StringComparison.OrdinalIgnoreCase))
            errors.Add("domain.name", "must be the same as verifiedDomainName");
        var root = FieldText.Read(sent.RootDomain, "domain.rootDomain", errors);
        if (root is not null && (!DomainName.TryToAscii(root, out root) || !DomainName.IsValid(root))) errors.Add("domain.rootDomain", "is not a domain name");
        var status = ValidateValue(sent.Status, DomainConstants.Statuses, "domain.status", errors);
        var method = ValidateValue(sent.VerificationMethod, DomainConstants.VerificationMethods, "domain.verificationMethod", errors);
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
            VerificationMethod = method == DomainConstants.NoMethod ? DomainConstants.DnsRecord : method,
        };
    }

    private static DomainFederationSettings? ValidateFederation(DomainFederationSettings? sent, ValidationErrors errors)
    {
        const string path = "domainFederationSettings";
        if (sent is null)
        {
            errors.Add(path, "is required for a federated domain");
            return null;
        }

        return new()
        {
            IssuerUri = ValidateUri(sent.IssuerUri, $"{path}.issuerUri", isRequired: true, errors),
            LogOffUri = ValidateUri(sent.LogOffUri, $"{path}.logOffUri", isRequired: true, errors),
            PassiveLogOnUri = ValidateUri(sent.PassiveLogOnUri, $"{path}.passiveLogOnUri", isRequired: true, errors),
            PreferredAuthenticationProtocol = ValidateValue(sent.PreferredAuthenticationProtocol, DomainConstants.Protocols, $"{path}.preferredAuthenticationProtocol", errors),
            PromptLoginBehavior = ValidateValue(sent.PromptLoginBehavior, DomainConstants.PromptLoginBehaviors, $"{path}.promptLoginBehavior", errors),
            SigningCertificate = ValidateCertificate(sent.SigningCertificate, $"{path}.signingCertificate", isRequired: true, errors),
            ActiveLogOnUri = ValidateUri(sent.ActiveLogOnUri, $"{path}.activeLogOnUri", isRequired: false, errors),
            DefaultInteractiveAuthenticationMethod = FieldText.Read(sent.DefaultInteractiveAuthenticationMethod, $"{path}.defaultInteractiveAuthenticationMethod", errors),
            FederationBrandName = FieldText.Read(sent.FederationBrandName, $"{path}.federationBrandName", errors),
            MetadataExchangeUri = ValidateUri(sent.MetadataExchangeUri, $"{path}.metadataExchangeUri", isRequired: false, errors),
            NextSigningCertificate = ValidateCertificate(sent.NextSigningCertificate, $"{path}.nextSigningCertificate", isRequired: false, errors),
            OpenIdConnectDiscoveryEndpoint = ValidateUri(sent.OpenIdConnectDiscoveryEndpoint, $"{path}.openIdConnectDiscoveryEndpoint", isRequired: false, errors),
            SigningCertificateUpdateStatus = FieldText.Read(sent.SigningCertificateUpdateStatus, $"{path}.signingCertificateUpdateStatus", errors),
            SupportsMfa = sent.SupportsMfa,
        };
    }

    private static string? ValidateValue(string? sent, IReadOnlyList<string> values, string field, ValidationErrors errors)
    {
        if (FieldText.Require(sent, field, errors) is not { } text) return null;
        if (DomainConstants.Find(values, text) is { } value) return value;
        errors.Add(field, $"must be one of {string.Join(", ", values)}");
        return null;
    }

    private static string? ValidateUri(string? sent, string field, bool isRequired, ValidationErrors errors)
    {
        var text = isRequired ? FieldText.Require(sent, field, errors, MaxUriLength) : FieldText.Read(sent, field, errors, MaxUriLength);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _)) errors.Add(field, "must be an absolute URI");
        return text;
    }

    private static string? ValidateCertificate(string? sent, string field, bool isRequired, ValidationErrors errors)
    {
        // Base64 is often sent in lines.
        var joined = sent is null ? null : string.Concat(sent.Where(letter => letter is not ('\r' or '\n')));
        var text = isRequired ? FieldText.Require(joined, field, errors, MaxCertificateLength) : FieldText.Read(joined, field, errors, MaxCertificateLength);
        if (text is not null && !System.Buffers.Text.Base64.IsValid(text)) errors.Add(field, "must be a certificate in Base64");
        return text;
    }
}
