using Customary.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Registers <see cref="CustomaryClient"/> as a singleton. It logs with the logger factory of the services, and clients of the same tenant
/// share one rate limit budget. Settings are checked when the client is first resolved.
/// </summary>
public static class CustomaryClientServiceCollectionExtensions
{
    /// <summary>Registers a client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the address and the credential.</param>
    public static IServiceCollection AddCustomaryClient(this IServiceCollection services, Action<CustomaryClientSettings> configure)
    {
        Guard.NotNull(configure);
        return AddCustomaryClient(services, (_, settings) => configure(settings));
    }

    /// <summary>Registers a client whose settings need other services, for example an HTTP client of a factory.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the address and the credential.</param>
    public static IServiceCollection AddCustomaryClient(this IServiceCollection services, Action<IServiceProvider, CustomaryClientSettings> configure)
    {
        AddPacings(services).TryAddSingleton(provider => Create(provider, null, new(), configure));
        return services;
    }

    /// <summary>Registers a client from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the keys of <see cref="CustomaryClientSettings"/>.</param>
    /// <param name="configure">Sets what configuration cannot contain, for example the credential. Default: nothing.</param>
    public static IServiceCollection AddCustomaryClient(
        this IServiceCollection services, IConfigurationSection section, Action<IServiceProvider, CustomaryClientSettings>? configure = null)
    {
        Guard.NotNull(section);
        AddPacings(services).TryAddSingleton(provider => Create(provider, null, new(section), configure));
        return services;
    }

    /// <summary>Registers a client with a key, for programs that work for several partners.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key, for example the name of the partner.</param>
    /// <param name="configure">Sets the address and the credential.</param>
    public static IServiceCollection AddKeyedCustomaryClient(this IServiceCollection services, object serviceKey, Action<IServiceProvider, CustomaryClientSettings> configure)
    {
        AddPacings(services).TryAddKeyedSingleton(Guard.NotNull(serviceKey), (provider, key) => Create(provider, key, new(), Guard.NotNull(configure)));
        return services;
    }

    /// <summary>Registers a client with a key from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key, for example the name of the partner.</param>
    /// <param name="section">The section, with the keys of <see cref="CustomaryClientSettings"/>.</param>
    /// <param name="configure">Sets what configuration cannot contain, for example the credential. Default: nothing.</param>
    public static IServiceCollection AddKeyedCustomaryClient(
        this IServiceCollection services, object serviceKey, IConfigurationSection section, Action<IServiceProvider, CustomaryClientSettings>? configure = null)
    {
        Guard.NotNull(section);
        AddPacings(services).TryAddKeyedSingleton(Guard.NotNull(serviceKey), (provider, key) => Create(provider, key, new(section), configure));
        return services;
    }

    private static IServiceCollection AddPacings(IServiceCollection services)
    {
        Guard.NotNull(services).TryAddSingleton<TenantPacings>();
        return services;
    }

    private static CustomaryClient Create(IServiceProvider provider, object? key, CustomaryClientSettings settings, Action<IServiceProvider, CustomaryClientSettings>? configure)
    {
        configure?.Invoke(provider, settings);
        var credential = settings.Credential
            ?? (key is null ? null : provider.GetKeyedService<System.ClientModel.AuthenticationTokenProvider>(key))
            ?? provider.GetService<System.ClientModel.AuthenticationTokenProvider>()
            ?? throw new InvalidOperationException("The Customary client has no credential. Set CustomaryClientSettings.Credential, or register an AuthenticationTokenProvider.");
        if (settings.Endpoint is null == settings.Cloud is null)
            throw new InvalidOperationException("The Customary client has no address. Set either CustomaryClientSettings.Endpoint or CustomaryClientSettings.Cloud.");

        var options = settings.Options;
        options.ClientLoggingOptions ??= new() { EnableMessageLogging = false };
        options.ClientLoggingOptions.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        var tenant = settings.Tenant ?? key?.ToString() ?? "";
        var (address, limit) = settings.Cloud is { } cloud
            ? (PartnerCloudEndpoint.GetFor(cloud).Address, (int?)PartnerCloudEndpoint.DocumentedRequestsPerMinute)
            : (settings.Endpoint!, null);
        options.Pacing ??= provider.GetRequiredService<TenantPacings>().GetFor(address, tenant, limit, options.TimeProvider);
        return settings.Cloud is { } selected ? CustomaryClient.ForCloud(selected, credential, options) : new(address, credential, options);
    }
}
