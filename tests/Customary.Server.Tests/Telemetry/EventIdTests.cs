using System.Reflection;
using System.Text.RegularExpressions;
using Customary.Client;
using Customary.Core.Countries;
using Customary.Hosting;
using Customary.Portal.Pages;
using Customary.Server.Commands;
using Customary.Storage.Sql;
using Microsoft.Extensions.Logging;

namespace Customary.Server.Tests.Telemetry;

/// <summary>Operators write alerts on event IDs, so each log message must have one, and it must be unique.</summary>
public sealed partial class EventIdTests
{
    // The client logs into the log of its own program.
    private const int FirstClientId = 3000;

    private static readonly Lazy<IReadOnlyList<(string Name, LoggerMessageAttribute Message)>> Messages = new(() =>
    [
        .. ((Assembly[])[typeof(CommandLine).Assembly, typeof(CustomaryClient).Assembly, typeof(CustomaryServer).Assembly, typeof(CountryCatalog).Assembly, typeof(Database).Assembly, typeof(Layout).Assembly])
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (Name: $"{method.DeclaringType!.Name}.{method.Name}", Message: method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(method => method.Message is not null),
    ]);

    [Fact]
    public void Each_log_message_has_a_unique_event_id()
    {
        var messages = Messages.Value.ToLookup(method => method.Message.EventId, method => method.Name);
        messages.ShouldNotBeEmpty();
        messages.Where(message => message.Key <= 0 || message.Count() > 1).SelectMany(message => message).ShouldBeEmpty();
    }

    [Fact]
    public void The_documentation_lists_each_event_id()
    {
        var documented = Row().Matches(RepositoryFile.Read("docs/log-events.md")).Select(row => $"{row.Groups["id"].Value} {row.Groups["level"].Value}");
        documented.ShouldBe(
            Messages.Value.Where(method => method.Message.EventId < FirstClientId).OrderBy(method => method.Message.EventId).Select(method => $"{method.Message.EventId} {Level(method.Message)}"));

        // Some messages choose their level for each line.
        static string Level(LoggerMessageAttribute message) => message.Level == LogLevel.None ? "varies" : message.Level.ToString().ToLowerInvariant();
    }

    [GeneratedRegex(@"^\| (?<id>\d{4}) \| (?<level>\w+) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
