using Customary.Hosting.Configuration;
using Microsoft.Extensions.Logging.Console;

namespace Customary.Hosting.Telemetry;

/// <summary>Where the log goes: to the console, as lines or as JSON. The framework's own talk, which has paths in it, stays out.</summary>
internal static class LoggingSetup
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    public static void AddCustomaryLogging(ILoggingBuilder logging, CustomarySettings settings)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(settings.Get(SettingDefinitions.Log));
        logging.AddFilter("Microsoft", level => level >= LogLevel.Warning && level >= settings.Get(SettingDefinitions.Log));

        // The host makes an activity and a scope for each request where its own log could be written, for ids that are not read
        // there; a sixth of what a read allocates. Where traces are sent, activities are made for their sake.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (settings.Get(SettingDefinitions.LogAsJson)) logging.AddJsonConsole(console => Utc(console));
        else logging.AddSimpleConsole(console => { Utc(console); console.SingleLine = true; });
    }

    private static void Utc(ConsoleFormatterOptions console)
    {
        console.UseUtcTimestamp = true;
        console.TimestampFormat = Time;
    }
}
