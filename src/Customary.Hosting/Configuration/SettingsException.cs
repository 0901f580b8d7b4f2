using Microsoft.Extensions.Options;

namespace Customary.Hosting.Configuration;

/// <summary>The server cannot start with these settings. The message names each setting, its value, its source and the allowed values.</summary>
internal sealed class SettingsException(string message) : OptionsValidationException("settings", typeof(CustomarySettings), [message]);
