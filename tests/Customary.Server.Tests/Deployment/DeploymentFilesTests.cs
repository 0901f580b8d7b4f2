using System.Text.RegularExpressions;
using Customary.Hosting.Configuration;

namespace Customary.Server.Tests.Deployment;

/// <summary>What can be checked of the files for containers and pipelines without a container engine.</summary>
public sealed partial class DeploymentFilesTests
{
    private static readonly string[] Files =
        ["Dockerfile", "compose.yaml", "compose.postgres.yaml", .. RepositoryFile.List("deploy", "*.yml"), .. RepositoryFile.List("deploy", "*.service")];

    [Fact]
    public void Every_variable_is_a_setting()
    {
        // The pipelines name the published image with a variable of their own.
        var settings = SettingDefinitions.All.Select(setting => setting.EnvironmentVariable).Append("CUSTOMARY_IMAGE").ToHashSet();
        Files.SelectMany(file => Name().Matches(RepositoryFile.Read(file)).Select(match => (File: file, Name: match.Value)))
            .Where(variable => !settings.Contains(variable.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_proxy_distributes_to_the_nodes_of_the_compose_file()
    {
        var nodes = Service().Matches(RepositoryFile.Read("compose.postgres.yaml")).Select(match => match.Groups["name"].Value).ToList();
        nodes.Count.ShouldBe(3);
        Upstream().Matches(RepositoryFile.Read("deploy/nginx/customary.conf")).Select(match => match.Groups["name"].Value).ShouldBe(nodes);
    }

    [GeneratedRegex("CUSTOMARY_[A-Z_]+")]
    private static partial Regex Name();

    [GeneratedRegex("^  (?<name>customary-\\d):$", RegexOptions.Multiline)]
    private static partial Regex Service();

    [GeneratedRegex("^ *server (?<name>customary-\\d):5080 ", RegexOptions.Multiline)]
    private static partial Regex Upstream();
}
