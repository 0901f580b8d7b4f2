namespace Customary.Hosting.RateLimiting;

/// <summary>The services of the rate limit.</summary>
internal static class RateLimitingFeature
{
    /// <summary>Registers the rate limiter: shared through PostgreSQL by all nodes, otherwise in memory.</summary>
    public static IServiceCollection AddRateLimiting(this IServiceCollection services, RateLimitOptions options, Database database)
    {
        services.AddSingleton(options);
        return database is PostgresDatabase postgres
            ? services.AddSingleton(new RateLimitLeaseStore(postgres)).AddSingleton<TenantRateLimiter, DistributedRateLimiter>()
            : services.AddSingleton<TenantRateLimiter>(provider => new InMemoryTenantRateLimiter(options.RequestsPerMinute, provider.GetRequiredService<TimeProvider>()));
    }
}
