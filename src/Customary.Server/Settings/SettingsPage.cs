using System.Text;

namespace Customary.Server.Settings;

/// <summary>The page <c>docs/settings.md</c>, made from the definitions.</summary>
public static class SettingsPage
{
    /// <summary>Writes the page as Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Settings

            Each setting is a command-line option, an environment variable and a line in the section `Customary` of
            `appsettings.json`; what is said first in this order holds. All are checked once, at start: a value that is
            not allowed, or a name that does not exist, keeps the service from starting and is named.

            This page is made by `customary settings`; do not edit it by hand.

            """.ReplaceLineEndings("\n"));
        foreach (var setting in AllSettings.InOrder)
        {
            page.Append('\n').Append("## `").Append(setting.Name).Append("`\n\n")
                .Append(setting.Description).Append("\n\n")
                .Append("| option | variable | takes | standard value |\n|---|---|---|---|\n")
                .Append("| `--").Append(setting.Name).Append("` | `").Append(setting.EnvironmentVariable).Append("` | ")
                .Append(setting.Allowed).Append(" | ").Append(setting.Standard is null ? "–" : $"`{setting.Standard}`").Append(" |\n");
        }

        return page.ToString();
    }
}
