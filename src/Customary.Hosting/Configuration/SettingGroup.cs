namespace Customary.Hosting.Configuration;

/// <summary>Settings that belong together in the reference page and in the help.</summary>
/// <param name="Title">What an operator does with these settings.</param>
/// <param name="Settings">The settings in the order in which they are printed.</param>
internal sealed record SettingGroup(string Title, IReadOnlyList<Setting> Settings);
