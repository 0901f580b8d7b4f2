namespace Customary.Hosting.Administration;

/// <summary>The administrative API: its authorization, and a request pipeline of its own, so that its requests are not counted, limited or logged as requests of partners.</summary>
internal static class AdminFeature
{
    /// <summary>Registers the services of the administrative API.</summary>
    /// <exception cref="Configuration.SettingsException">The administrative token is too short, or its file cannot be read.</exception>
    public static IServiceCollection AddAdministration(this IServiceCollection services, AdminOptions options)
    {
        if (AdminToken.Read(options.Token) is { } token) services.AddSingleton(token);
        return services.AddSingleton(options).AddSingleton<AdminPaths>().AddSingleton<AdminDocument>();
    }

    /// <summary>Adds the pipeline, if the administrative API exists. Its routes are not in the route table of the API.</summary>
    public static IApplicationBuilder UseAdministration(this IApplicationBuilder app, Action<IEndpointRouteBuilder> map)
    {
        if (!app.ApplicationServices.GetRequiredService<AdminOptions>().IsEnabled) return app;
        return app.MapWhen(app.ApplicationServices.GetRequiredService<AdminPaths>().IsAdmin, admin =>
        {
            admin.UseMiddleware<FaultHandlingMiddleware>();

            // Routing only selects the endpoint, which tells the authorization what a change needs.
            admin.UseRouting();
            admin.UseMiddleware<AdminAuthorizationMiddleware>();
            admin.UseEndpoints(map);
        });
    }
}
