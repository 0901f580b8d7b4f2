namespace Customary.Hosting.Configuration;

/// <summary>The service cannot start as it was told to; the message names each setting, its value and what is allowed.</summary>
internal sealed class SettingsException(string message) : Exception(message);
