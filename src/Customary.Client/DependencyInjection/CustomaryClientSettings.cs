using Microsoft.Extensions.Configuration;

namespace Customary.Client;

/// <summary>How dependency injection creates a <see cref="CustomaryClient"/>.</summary>
public sealed class CustomaryClientSettings
{
    /// <summary>Creates settings with default values.</summary>
    public CustomaryClientSettings()
    {
    }

    /// <summary>Creates settings from a configuration section with the keys <c>Endpoint</c> or <c>Cloud</c>, <c>Tenant</c> and <c>Options</c>.</summary>
    /// <param name="section">The section, for example <c>Customary</c>.</param>
    /// <exception cref="FormatException">A value is not valid. The message names its path.</exception>
    public CustomaryClientSettings(IConfigurationSection section)
    {
        Guard.NotNull(section);
        if (section[nameof(Endpoint)] is { } endpoint)
        {
            Endpoint = Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
                ? address
                : throw new FormatException($"{section.Path}:{nameof(Endpoint)}: '{endpoint}' is not valid. Use an address such as 'http://127.0.0.1:5080'.");
        }

        if (section[nameof(Cloud)] is { } cloud)
        {
            Cloud = Enum.TryParse<PartnerCloud>(cloud, ignoreCase: true, out var value) && value is >= PartnerCloud.Global and <= PartnerCloud.UsGovernment
                ? value
                : throw new FormatException($"{section.Path}:{nameof(Cloud)}: '{cloud}' is not valid. Use Global, China, Germany or UsGovernment.");
        }

        Tenant = section[nameof(Tenant)];
        Options = new(section.GetSection(nameof(Options)));
    }

    /// <summary>The address of the service. Set this or <see cref="Cloud"/>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The Microsoft cloud. Set this or <see cref="Endpoint"/>.</summary>
    public PartnerCloud? Cloud { get; set; }

    /// <summary>
    /// The tenant of the partner: an ID or a name. Clients of the same tenant and address share one rate limit budget.
    /// Default: the key of the client; clients without a key share one budget.
    /// </summary>
    public string? Tenant { get; set; }

    /// <summary>Provides access tokens. Default: the <see cref="AuthenticationTokenProvider"/> that is registered with the key of the client, or without a key.</summary>
    public AuthenticationTokenProvider? Credential { get; set; }

    /// <summary>The options of the client.</summary>
    public CustomaryClientOptions Options { get; } = new();
}
