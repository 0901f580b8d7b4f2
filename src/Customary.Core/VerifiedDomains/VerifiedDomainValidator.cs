using Customary.Core.Domains;

namespace Customary.Core.VerifiedDomains;

/// <summary>
/// Validates verified domains. All errors are collected, in the order of the documented table
/// (docs/contract.md#several-validation-errors). Source: "Add a verified domain for a customer".
/// </summary>
internal sealed class VerifiedDomainValidator(DomainValidator domains)
{
    private const int MaxUriLength = 2048;
    private const int MaxCertificateLength = 16 * 1024;

    /// <summary>Validates a domain and normalizes it. The result is complete only if there are no errors.</summary>
    public VerifiedDomain Validate(VerifiedDomain input, ValidationErrors errors)
    {
        var name = ValidateName(input.VerifiedDomainName, "verifiedDomainName", errors);
        var domain = ValidateDomain(input.Domain, name, errors);
        return new()
        {
            VerifiedDomainName = name,
            Domain = domain,
            DomainFederationSettings = domain?.AuthenticationType == DomainConstants.Federated ? ValidateFederation(input.DomainFederationSettings, errors) : null,
        };
    }

    private string? ValidateName(string? value, string field, ValidationErrors errors)
    {
        if (FieldText.Require(value, field, errors) is not { } name) return null;
        if (!DomainName.TryToAscii(name, out var ascii) || !DomainName.IsValid(ascii)) errors.Add(field, "is not a domain name");
        else if (domains.IsInitial(ascii)) errors.Add(field, "must not end in a suffix of the cloud, because only the initial domain of a customer does");
        else return ascii;
        return null;
    }

    private Domain? ValidateDomain(Domain? input, string? name, ValidationErrors errors)
    {
        if (input is null)
        {
            errors.Add("domain", "is required");
            return null;
        }

        var authentication = ValidateValue(input.AuthenticationType, DomainConstants.AuthenticationTypes, "domain.authenticationType", errors);
        var capability = ValidateValue(input.Capability, DomainConstants.Capabilities, "domain.capability", errors);
        if (input.IsInitial == true) errors.Add("domain.isInitial", "must not be true, because the initial domain is created with the customer");
        var own = ValidateName(input.Name, "domain.name", errors);
        if (own is not null && name is not null && !own.Equals(name, StringComparison.OrdinalIgnoreCase))
            errors.Add("domain.name", "must be the same as verifiedDomainName");
        var root = FieldText.Read(input.RootDomain, "domain.rootDomain", errors);
        if (root is not null && (!DomainName.TryToAscii(root, out root) || !DomainName.IsValid(root))) errors.Add("domain.rootDomain", "is not a domain name");
        var status = ValidateValue(input.Status, DomainConstants.Statuses, "domain.status", errors);
        var method = ValidateValue(input.VerificationMethod, DomainConstants.VerificationMethods, "domain.verificationMethod", errors);
        return new()
        {
            AuthenticationType = authentication,
            Capability = capability,
            IsDefault = input.IsDefault ?? false,
            IsInitial = false,
            Name = own,
            RootDomain = root,
            Status = status,

            // In the documented example, a request with none returns dns_record.
            VerificationMethod = method == DomainConstants.NoMethod ? DomainConstants.DnsRecord : method,
        };
    }

    private static DomainFederationSettings? ValidateFederation(DomainFederationSettings? input, ValidationErrors errors)
    {
        const string path = "domainFederationSettings";
        if (input is null)
        {
            errors.Add(path, "is required for a federated domain");
            return null;
        }

        return new()
        {
            IssuerUri = ValidateUri(input.IssuerUri, $"{path}.issuerUri", isRequired: true, errors),
            LogOffUri = ValidateUri(input.LogOffUri, $"{path}.logOffUri", isRequired: true, errors),
            PassiveLogOnUri = ValidateUri(input.PassiveLogOnUri, $"{path}.passiveLogOnUri", isRequired: true, errors),
            PreferredAuthenticationProtocol = ValidateValue(input.PreferredAuthenticationProtocol, DomainConstants.Protocols, $"{path}.preferredAuthenticationProtocol", errors),
            PromptLoginBehavior = ValidateValue(input.PromptLoginBehavior, DomainConstants.PromptLoginBehaviors, $"{path}.promptLoginBehavior", errors),
            SigningCertificate = ValidateCertificate(input.SigningCertificate, $"{path}.signingCertificate", isRequired: true, errors),
            ActiveLogOnUri = ValidateUri(input.ActiveLogOnUri, $"{path}.activeLogOnUri", isRequired: false, errors),
            DefaultInteractiveAuthenticationMethod = FieldText.Read(input.DefaultInteractiveAuthenticationMethod, $"{path}.defaultInteractiveAuthenticationMethod", errors),
            FederationBrandName = FieldText.Read(input.FederationBrandName, $"{path}.federationBrandName", errors),
            MetadataExchangeUri = ValidateUri(input.MetadataExchangeUri, $"{path}.metadataExchangeUri", isRequired: false, errors),
            NextSigningCertificate = ValidateCertificate(input.NextSigningCertificate, $"{path}.nextSigningCertificate", isRequired: false, errors),
            OpenIdConnectDiscoveryEndpoint = ValidateUri(input.OpenIdConnectDiscoveryEndpoint, $"{path}.openIdConnectDiscoveryEndpoint", isRequired: false, errors),
            SigningCertificateUpdateStatus = FieldText.Read(input.SigningCertificateUpdateStatus, $"{path}.signingCertificateUpdateStatus", errors),
            SupportsMfa = input.SupportsMfa,
        };
    }

    private static string? ValidateValue(string? value, ApiEnumeration values, string field, ValidationErrors errors)
    {
        if (FieldText.Require(value, field, errors) is not { } text) return null;
        if (values.Find(text) is { } found) return found;
        errors.Add(field, $"must be one of {values}");
        return null;
    }

    private static string? ValidateUri(string? value, string field, bool isRequired, ValidationErrors errors)
    {
        var text = isRequired ? FieldText.Require(value, field, errors, MaxUriLength) : FieldText.Read(value, field, errors, MaxUriLength);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _)) errors.Add(field, "must be an absolute URI");
        return text;
    }

    private static string? ValidateCertificate(string? value, string field, bool isRequired, ValidationErrors errors)
    {
        // Base64 often has line breaks.
        var joined = value is null ? null : string.Concat(value.Where(letter => letter is not ('\r' or '\n')));
        var text = isRequired ? FieldText.Require(joined, field, errors, MaxCertificateLength) : FieldText.Read(joined, field, errors, MaxCertificateLength);
        if (text is not null && !System.Buffers.Text.Base64.IsValid(text)) errors.Add(field, "must be a certificate in Base64");
        return text;
    }
}
