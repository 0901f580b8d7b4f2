namespace Customary.Portal.Tests.Browsers;

/// <summary>The browser that is installed on this machine.</summary>
internal static class Chromium
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>Its executable; null if the machine has none.</summary>
    public static string? Executable => Found.Value;

    /// <summary>Why tests with a browser cannot run on this machine; null if they can.</summary>
    public static string? SkipReason => Executable is null ? "Chromium was not found. Install the package chromium, or set CHROMIUM to its executable." : null;

    private static string? Find()
    {
        using var find = ChildProcess.Start(new("bash", [Path.Combine(AppContext.BaseDirectory, "browser.sh"), "find"]));
        return find.WaitForExitAsync().GetAwaiter().GetResult() == 0 ? find.Output.Trim() : null;
    }
}
