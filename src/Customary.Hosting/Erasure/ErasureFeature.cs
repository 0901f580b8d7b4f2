namespace Customary.Hosting.Erasure;

/// <summary>The services that erase the data of deleted customers.</summary>
internal static class ErasureFeature
{
    /// <summary>Registers the erasure queue and the background service that works through it.</summary>
    public static IServiceCollection AddErasure(this IServiceCollection services) => services.AddSingleton<ErasureStore>().AddHostedService<ErasureService>();
}
