namespace Customary.Hosting.Authentication;

/// <summary>The services of bearer authentication.</summary>
internal static class AuthenticationFeature
{
    /// <summary>Registers the validation of access tokens and, if one is configured, the external authority.</summary>
    public static IServiceCollection AddBearerAuthentication(
        this IServiceCollection services, AccessTokenOptions tokens, AuthorityOptions authority, PartnerAccessOptions partners, UserTokenOptions userTokens)
    {
        if (authority.Address is not null)
        {
            services.AddSingleton<OidcSigningKeyProvider>().AddSingleton<TokenAuthority, ExternalAuthority>().AddHostedService<SigningKeyRefreshService>();
            services.AddHealthChecks().AddCheck<AuthorityReadinessCheck>("authority");
        }

        return services
            .AddSingleton(tokens)
            .AddSingleton(authority)
            .AddSingleton(partners)
            .AddSingleton(userTokens)
            .AddSingleton<PartnerAllowList>()
            .AddSingleton<UserTokenPolicy>()
            .AddSingleton<ApplicationTokens>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<AccessTokenValidator>(provider, GetClock(provider)))
            .AddSingleton(provider => new TokenCache(GetClock(provider)));

        // The sandbox clock does not apply to the tokens of an external authority, whose clock it cannot change.
        TimeProvider GetClock(IServiceProvider provider) =>
            authority.Address is null ? provider.GetRequiredService<TimeProvider>() : provider.GetRequiredService<SystemClock>().Provider;
    }
}
