namespace Customary.Hosting.Retention;

/// <summary>The services that remove expired rows.</summary>
internal static class RetentionFeature
{
    /// <summary>Registers the store and the background service.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<RetentionStore>()
        .AddSingleton<RetentionService>()
        .AddHostedService(services => services.GetRequiredService<RetentionService>());
}
