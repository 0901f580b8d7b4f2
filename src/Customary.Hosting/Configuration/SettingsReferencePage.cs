using System.Text;

namespace Customary.Hosting.Configuration;

/// <summary>The page <c>docs/settings.md</c>, made from the definitions.</summary>
internal static class SettingsReferencePage
{
    /// <summary>Writes the page as Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Settings

            Each setting is a command-line option, an environment variable and a property of the section `Customary` in the files
            `appsettings.{Environment}.json` and `appsettings.json` beside the binary. The first source in this order that has the
            setting wins; values of several sources are not merged. All settings are checked once, at startup. The server does not
            start if a value is not allowed or empty, if a name does not exist, or if an environment variable is set twice in
            different case. The error names the setting.

            In appsettings files a value is a string, a number, `true` or `false`. A setting that takes several values also accepts an
            array of strings. `null`, objects and properties outside the section `Customary` are errors.

            The server reads no other configuration of the web framework, such as `Kestrel__Endpoints` or `ASPNETCORE_URLS`. It ignores
            the variables that Kubernetes adds for services whose names begin with `customary`, such as `CUSTOMARY_SERVICE_HOST` and
            `CUSTOMARY_PORT`.

            This page is made by `customary settings`; do not edit it by hand.

            """.ReplaceLineEndings("\n"));
        foreach (var setting in SettingDefinitions.All)
        {
            page.Append('\n').Append("## `").Append(setting.Name).Append("`\n\n")
                .Append(setting.Description).Append("\n\n")
                .Append("| option | variable | takes | standard value |\n|---|---|---|---|\n")
                .Append("| `--").Append(setting.Name).Append("` | `").Append(setting.EnvironmentVariable).Append("` | ")
                .Append(setting.AllowedValues).Append(" | ").Append(setting.Default is null ? "–" : $"`{setting.Default}`").Append(" |\n");
        }

        return page.ToString();
    }
}
