using System.Reflection;
using Customary.Client;
using Customary.Core.Countries;
using Customary.Hosting;
using Customary.Server.Commands;
using Customary.Storage.Sql;
using Microsoft.Extensions.Logging;

namespace Customary.Server.Tests.Telemetry;

/// <summary>Operators write alerts on event IDs, so each log message must have one, and it must be unique.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void Each_log_message_has_a_unique_event_id()
    {
        Assembly[] assemblies = [typeof(CommandLine).Assembly, typeof(CustomaryClient).Assembly, typeof(CustomaryServer).Assembly, typeof(CountryCatalog).Assembly, typeof(Database).Assembly];
        var messages = assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (Name: $"{method.DeclaringType!.Name}.{method.Name}", Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Message is not null)
            .ToLookup(method => method.Message!.EventId, method => method.Name);
        messages.ShouldNotBeEmpty();
        messages.Where(message => message.Key <= 0 || message.Count() > 1).SelectMany(message => message).ShouldBeEmpty();
    }
}
