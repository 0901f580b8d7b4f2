using System.Security.Cryptography;

namespace Customary.Hosting.Sandbox.Seed;

/// <summary>The services of the settings <c>seed</c> and <c>ids-seed</c>, and the schema of seed files.</summary>
internal static class SeedFeature
{
    /// <summary>Registers the services. With <paramref name="idsSeed"/>, IDs and first passwords repeat from run to run.</summary>
    public static IServiceCollection AddSeed(this IServiceCollection services, SeedOptions options, string? idsSeed)
    {
        services.AddSingleton(options).AddSingleton<SeedFile>().AddSingleton<SeedGenerator>().AddSingleton<SeedService>();
        services.AddHealthChecks().AddCheck<SeedCheck>("seed");
        services.AddHostedService(services => services.GetRequiredService<SeedService>());
        if (idsSeed is null) return services;
        services.AddSingleton<IdGenerator>(services => new SeededIdGenerator(services.GetRequiredService<TimeProvider>(), idsSeed));
        return services.AddSingleton(new DataKeys(DeriveKey("fingerprints"), DeriveKey("first passwords")));

        byte[] DeriveKey(string purpose) => SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose} {idsSeed}"));
    }

    /// <summary>Maps the JSON schema of seed files.</summary>
    public static void MapSeedSchema(this IEndpointRouteBuilder routes) =>
        routes.MapGet(SeedSchema.Path, (HttpContext context) =>
        {
            context.Response.ContentType = "application/schema+json; charset=utf-8";
            return context.Response.WriteAsync(SeedSchema.Text, context.RequestAborted);
        }).WithName("GetSeedSchema").AllowAnonymous();
}
