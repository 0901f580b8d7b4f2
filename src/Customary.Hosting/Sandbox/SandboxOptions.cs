namespace Customary.Hosting.Sandbox;

/// <summary>Which sandbox controls the server has.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Whether the clock can be changed and faults can be injected.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>The path of the file with the fault rules of the start; null if there is none.</summary>
    public string? FaultsFile { get; init; }
}
