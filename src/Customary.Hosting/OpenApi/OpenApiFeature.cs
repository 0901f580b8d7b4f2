namespace Customary.Hosting.OpenApi;

/// <summary>The services of the OpenAPI document.</summary>
internal static class OpenApiFeature
{
    /// <summary>Registers the services that <see cref="OpenApiEndpoints"/> uses.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddSingleton<DescriptionOptions>().AddSingleton<ApiRoutes>().AddSingleton<ApiDocument>();
}
