namespace Customary.Storage.Clocks;

/// <summary>The clock of a sandbox as it is stored.</summary>
/// <param name="Version">The number of changes.</param>
/// <param name="Setting">The setting after the last change.</param>
internal readonly record struct VersionedClockSetting(long Version, ClockSetting Setting);
