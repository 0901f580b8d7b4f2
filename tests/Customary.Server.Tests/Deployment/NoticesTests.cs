using System.Text.Json.Nodes;

namespace Customary.Server.Tests.Deployment;

public sealed class NoticesTests
{
    [Fact]
    public void The_notices_name_every_package_of_the_server()
    {
        var dependencies = JsonNode.Parse(RepositoryFile.Read("deploy/packages.lock.json"))!["dependencies"]!["net10.0"]!.AsObject();
        var packages = dependencies.Where(dependency => dependency.Value!["type"]!.GetValue<string>() != "Project").Select(dependency => dependency.Key)
            .Where(name => !name.EndsWith("Analyzers", StringComparison.Ordinal));
        var named = RepositoryFile.Read("deploy/THIRD-PARTY-NOTICES.txt").Split('\n').SelectMany(line => line.Split(", ")).ToHashSet();
        packages.Where(package => !named.Contains(package)).ShouldBeEmpty();
    }
}
