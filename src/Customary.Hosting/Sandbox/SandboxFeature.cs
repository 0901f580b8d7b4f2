using Customary.Client.Sandbox;
using Customary.Hosting.Sandbox.Clock;
using Customary.Hosting.Sandbox.Faults;
using Customary.Hosting.Sandbox.Limits;
using Customary.Hosting.Sandbox.Registry;
using Customary.Hosting.Sandbox.Requests;

namespace Customary.Hosting.Sandbox;

/// <summary>The services of the sandbox controls.</summary>
internal static class SandboxFeature
{
    /// <summary>Registers the services that <see cref="SandboxEndpoints"/> uses. <see cref="TimeProvider"/> is the sandbox clock, if the clock can be changed.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options, RequestHistoryOptions requestLog, Database database)
    {
        services.AddSingleton(options).AddSingleton(provider => new SandboxClock(provider.GetRequiredService<SystemClock>().Provider));
        services.AddSingleton(provider => options.IsEnabled ? provider.GetRequiredService<SandboxClock>() : provider.GetRequiredService<SystemClock>().Provider);
        services.AddSingleton<SandboxClockStore>().AddSingleton<SandboxNodes>().AddSingleton<IClockObserver, RetentionObserver>().AddSingleton<SandboxClockService>();
        if (database is PostgresDatabase postgres) services.AddSingleton(new SandboxNodeStore(postgres));
        if (options.IsEnabled) services.AddHostedService<ClockFollower>();
        services.AddSingleton<OperationFaults>().AddSingleton<FaultRuleValidator>().AddSingleton<FaultRules>().AddSingleton<FaultsFile>().AddSingleton<LocalSandboxFaults>();
        services.AddSingleton(requestLog).AddSingleton<RequestHistory>().AddSingleton<RequestFilterValidator>().AddSingleton<LocalSandboxRequests>();
        services.AddSingleton<LocalSandboxPartners>().AddSingleton<LocalSandboxValidationCodes>().AddSingleton<LocalSandboxCustomers>();
        services.AddSingleton<RejectionLog>().AddSingleton<LocalSandboxLimits>();
        return services.AddSingleton<CountStore>().AddSingleton<LocalSandboxClock>().AddSingleton<LocalSandbox>().AddSingleton<ISandbox>(provider => provider.GetRequiredService<LocalSandbox>());
    }
}
