namespace Customary.Hosting.Http;

/// <summary>The services that read requests and write responses.</summary>
internal static class HttpFeature
{
    /// <summary>Registers the response writers, the log of requests and the public URL.</summary>
    public static IServiceCollection AddHttp(this IServiceCollection services, ResponseOptions responses, PublicUrlOptions publicUrl) => services
        .AddRoutingCore()
        .Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true)
        .ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolver = EndpointJsonContext.Default)
        .AddSingleton(responses)
        .AddSingleton(publicUrl)
        .AddSingleton<ResponseBudget>()
        .AddSingleton<JsonResponseWriter>()
        .AddSingleton<FaultResponseWriter>()
        .AddSingleton<ListeningUrls>()
        .AddSingleton<ThrottlingSampler>()
        .AddSingleton<RequestLog>()
        .AddHostedService<ThrottlingSummaryService>()
        .AddSingleton<PublicUrl>();
}
