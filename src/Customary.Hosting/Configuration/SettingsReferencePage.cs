using System.Text.RegularExpressions;

namespace Customary.Hosting.Configuration;

/// <summary>The page <c>docs/settings.md</c>, generated from the definitions.</summary>
internal static partial class SettingsReferencePage
{
    /// <summary>Writes the page as Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("""
            # Settings

            You can set each setting on the command line, as an environment variable, or as a property of the section `Customary` in the
            files `appsettings.{Environment}.json` and `appsettings.json` beside the executable:

            ```sh skip
            customary --rate-limit 1000
            CUSTOMARY_RATE_LIMIT=1000 customary
            ```

            ```json
            { "Customary": { "rate-limit": 1000 } }
            ```

            The first source in this order that defines a setting wins. Values of several sources are not merged. The server checks all
            settings at startup. It does not start if a value is not valid or empty, if a name is unknown, or if an environment variable is
            set twice in different case. Each error names the setting.

            In appsettings files a value is a string, a number, `true` or `false`. A setting with several values also accepts an array of
            strings. `null`, objects and properties outside the section `Customary` are errors.

            The server reads no other configuration of ASP.NET Core, such as `Kestrel__Endpoints` or `ASPNETCORE_URLS`. It ignores the
            variables that Kubernetes adds for services whose names begin with `customary`, such as `CUSTOMARY_SERVICE_HOST` and
            `CUSTOMARY_PORT`, and the variables of the commands that call a server, such as `CUSTOMARY_URL`
            ([command line](command-line.md)).

            The command `customary settings` generates this page. Do not edit it by hand. The tests do not run the commands on this page.

            """.ReplaceLineEndings("\n"));
        foreach (var group in SettingDefinitions.Groups)
        {
            page.Append("\n## ").Append(group.Title).Append('\n');
            foreach (var setting in group.Settings) Append(page, setting);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Setting setting) => page
        .Append("\n### `").Append(setting.Name).Append("`\n\n")
        .Append(Reference().Replace(setting.Description, "[$1]($1)")).Append("\n\n| | |\n|---|---|\n")
        .Append("| Allowed values | ").Append(setting.AllowedValues).Append(" |\n")
        .Append("| Default | ").Append(setting.Default is null ? "none" : $"`{setting.Default}`").Append(" |\n")
        .Append("| Command line | `--").Append(setting.Name).Append(" <value>` |\n")
        .Append("| Environment variable | `").Append(setting.EnvironmentVariable).Append("` |\n")
        .Append("| appsettings.json | `\"Customary\": { \"").Append(setting.Name).Append("\": … }` |\n");

    // The help names files from the repository's root; the page links to them from its own folder.
    [GeneratedRegex(@"docs/([a-z/-]+\.md(#[a-z-]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
