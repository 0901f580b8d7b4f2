namespace Customary.Hosting.Sandbox.State;

/// <summary>The services that reset, save, restore, export and import data.</summary>
internal static class StateFeature
{
    /// <summary>Registers the services.</summary>
    public static IServiceCollection AddSandboxState(this IServiceCollection services) => services
        .AddSingleton<StateStore>()
        .AddSingleton<SandboxState>()
        .AddSingleton<ImportStore>()
        .AddSingleton<SeedPlanner>()
        .AddSingleton<StateTransfer>()
        .AddSingleton<LocalSandboxState>();
}
