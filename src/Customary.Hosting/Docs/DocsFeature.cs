namespace Customary.Hosting.Docs;

/// <summary>The services of the documentation pages.</summary>
internal static class DocsFeature
{
    /// <summary>Registers the services that <see cref="DocsEndpoints"/> uses.</summary>
    public static IServiceCollection AddDocs(this IServiceCollection services, DocsOptions options) =>
        services.AddSingleton(options).AddSingleton<DeveloperLinks>().AddSingleton<DocsPage>().AddSingleton<TokenPage>();
}
