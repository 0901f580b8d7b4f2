namespace Customary.Hosting;

/// <summary>How a <see cref="CustomaryServer"/> runs.</summary>
public sealed class CustomaryServerOptions
{
    /// <summary>
    /// The settings by name, for example <c>urls</c>, <c>storage</c> or <c>environment</c>, in the same text form as on the
    /// command line. The page <c>docs/settings.md</c> lists them. A library host reads no environment variables and no appsettings files.
    /// </summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The clock of the server, for example for token lifetimes and rate limits. Default: the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
