using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Customary.Client;

/// <summary>
/// How a <see cref="CustomaryClient"/> sends requests. The client copies the options when it is created, so later changes have
/// no effect. Policies, logging and tracing are set on the base class.
/// </summary>
public sealed class CustomaryClientOptions : ClientPipelineOptions
{
    /// <summary>Creates options with default values.</summary>
    public CustomaryClientOptions()
    {
    }

    /// <summary>Creates options from a configuration section. Its keys are the names of the properties.</summary>
    /// <param name="section">The section, for example <c>Customary:Options</c>.</param>
    /// <exception cref="FormatException">A value is not valid. The message names its path.</exception>
    public CustomaryClientOptions(IConfigurationSection section)
    {
        Guard.NotNull(section);
        Scope = section[nameof(Scope)];
        ApplicationName = section[nameof(ApplicationName)];
        Locale = section[nameof(Locale)];
        AdminToken = section[nameof(AdminToken)];
        Timeout = ReadTime(section, nameof(Timeout)) ?? Timeout;
        NetworkTimeout = ReadTime(section, nameof(NetworkTimeout));
        RetryDelay = ReadTime(section, nameof(RetryDelay)) ?? RetryDelay;
        MaxRetryDelay = ReadTime(section, nameof(MaxRetryDelay)) ?? MaxRetryDelay;
        MaxRetries = Read(section, nameof(MaxRetries), "4", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (int?)null) ?? MaxRetries;
        AcceptDevelopmentCertificate = ReadSwitch(section, nameof(AcceptDevelopmentCertificate)) ?? AcceptDevelopmentCertificate;
        EnableDistributedTracing = ReadSwitch(section, nameof(EnableDistributedTracing));
    }

    /// <summary>The scope of access tokens. Default: the scope of the cloud, and of the global cloud for other addresses.</summary>
    public string? Scope { get; set; }

    /// <summary>The name of the calling application, which is sent as <c>MS-PartnerCenter-Application</c>. Default: not sent.</summary>
    public string? ApplicationName { get; set; }

    /// <summary>The culture of texts in responses, which is sent as <c>X-Locale</c>. Default: not sent; the service uses <c>en-US</c>.</summary>
    public string? Locale { get; set; }

    /// <summary>The value of the server's setting <c>admin-token</c>, for the sandbox controls (<c>client.GetSandbox()</c>). Default: not sent.</summary>
    public string? AdminToken { get; set; }

    /// <summary>
    /// How long one operation can take, with all tries and waits. If the service or the pacing demands a longer wait, the
    /// operation fails at once with status 429 or 503. Default: 10 minutes. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit.
    /// </summary>
    /// <remarks><see cref="ClientPipelineOptions.NetworkTimeout"/> limits each try. Default: 100 seconds.</remarks>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a try is repeated after a transient failure. Waits for the rate limit do not count. Range: 0 to 20. Default: 4.</summary>
    public int MaxRetries { get; set; } = 4;

    /// <summary>The delay before the first repetition. Each further delay is twice as long, with up to 25 % jitter. Default: 0.5 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest delay between two tries, unless the service demands a longer one. Default: 30 seconds.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The HTTP client to send requests with. The caller disposes it. Default: one that all clients of the process share. Use this or
    /// <see cref="ClientPipelineOptions.Transport"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Whether to accept a certificate of the server that no trusted authority has issued, such as the development certificate
    /// of a Customary server. Use it for development only. It cannot be combined with <see cref="HttpClient"/>,
    /// <see cref="ClientPipelineOptions.Transport"/> or an address of Microsoft. Default: false.
    /// </summary>
    public bool AcceptDevelopmentCertificate { get; set; }

    /// <summary>The rate limit budget. Give the clients of one tenant the same object. Default: a budget of the client's own.</summary>
    public TenantPacing? Pacing { get; set; }

    /// <summary>The clock of timeouts, retries and token lifetimes. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Throws if a value is not valid.</summary>
    /// <exception cref="ArgumentException">A value is not valid. The message names the property and its valid values.</exception>
    internal void Validate(Uri endpoint)
    {
        Require(Timeout > TimeSpan.Zero || Timeout == System.Threading.Timeout.InfiniteTimeSpan, nameof(Timeout), Timeout, "a positive time or Timeout.InfiniteTimeSpan");
        Require(NetworkTimeout is not { } network || network > TimeSpan.Zero || network == System.Threading.Timeout.InfiniteTimeSpan, nameof(NetworkTimeout), NetworkTimeout, "a positive time or Timeout.InfiniteTimeSpan");
        Require(MaxRetries is >= 0 and <= 20, nameof(MaxRetries), MaxRetries, "a number from 0 to 20");
        Require(RetryDelay >= TimeSpan.Zero, nameof(RetryDelay), RetryDelay, "zero or a positive time");
        Require(MaxRetryDelay >= RetryDelay, nameof(MaxRetryDelay), MaxRetryDelay, "at least RetryDelay");
        Require(TimeProvider is not null, nameof(TimeProvider), null, "a clock");
        Require(HttpClient is null || Transport is null, nameof(HttpClient), HttpClient, "null if Transport is set");
        Require(!AcceptDevelopmentCertificate || (HttpClient is null && Transport is null), nameof(AcceptDevelopmentCertificate), true, "false if HttpClient or Transport is set; configure their handler instead");
        Require(!AcceptDevelopmentCertificate || !PartnerCloudEndpoint.IsMicrosoft(endpoint), nameof(AcceptDevelopmentCertificate), true, "false for an address of Microsoft");
    }

    private static void Require(bool isValid, string name, object? value, string expected)
    {
        if (!isValid) throw new ArgumentException($"{name} '{value}' is not valid. It must be {expected}.", name);
    }

    private static TimeSpan? ReadTime(IConfigurationSection section, string name) =>
        Read(section, name, "00:00:30", text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : (TimeSpan?)null);

    private static bool? ReadSwitch(IConfigurationSection section, string name) =>
        Read(section, name, "true", text => bool.TryParse(text, out var value) ? value : (bool?)null);

    private static T? Read<T>(IConfigurationSection section, string name, string example, Func<string, T?> parse)
        where T : struct
    {
        if (section[name] is not { } text) return null;
        return parse(text) ?? throw new FormatException($"{section.Path}:{name}: '{text}' is not valid. Use a value such as '{example}'.");
    }
}
