using Customary.Hosting.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Customary.Hosting.Issuer;

/// <summary>The services of the development issuer.</summary>
internal static class IssuerFeature
{
    /// <summary>Registers the development issuer. It is the token authority unless an external authority is registered already.</summary>
    public static IServiceCollection AddDevelopmentIssuer(this IServiceCollection services, IssuerOptions options)
    {
        services.TryAddSingleton<TokenAuthority, DevelopmentAuthority>();
        if (options.IsEnabled) services.AddSingleton<IFaultFormat, IssuerFaultFormat>().AddHostedService<IssuerAddressCheck>();
        return services
            .AddSingleton(options)
            .AddSingleton<IssuerKey>()
            .AddSingleton<IssuerNames>()
            .AddSingleton<TokenWriter>()
            .AddSingleton<TokenIssuance>()
            .AddSingleton<RefreshTokens>()
            .AddSingleton<AuthorizationCodes>()
            .AddSingleton<DeviceSignInStore>()
            .AddSingleton<DeviceCodes>()
            .AddSingleton<OnBehalfOf>()
            .AddSingleton<DevelopmentIssuer>();
    }
}
