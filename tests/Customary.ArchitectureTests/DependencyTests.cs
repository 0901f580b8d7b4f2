using System.Text;
using System.Text.RegularExpressions;

namespace Customary.ArchitectureTests;

/// <summary>The direction of dependencies between and inside the projects, read from the compiled assemblies.</summary>
public sealed partial class DependencyTests(ITestOutputHelper output)
{
    /// <summary>The projects that each project can use.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Customary.Contracts"] = [],
        ["Customary.Client"] = ["Customary.Contracts"],
        ["Customary.Storage"] = ["Customary.Contracts"],
        ["Customary.Core"] = ["Customary.Contracts", "Customary.Storage"],
        ["Customary.Portal"] = ["Customary.Contracts", "Customary.Client", "Customary.Storage", "Customary.Core"],
        ["Customary.Hosting"] = ["Customary.Contracts", "Customary.Client", "Customary.Storage", "Customary.Core", "Customary.Portal"],
        ["Customary.Testing"] = ["Customary.Contracts", "Customary.Client", "Customary.Hosting"],
        ["customary"] = ["Customary.Contracts", "Customary.Client", "Customary.Storage", "Customary.Core", "Customary.Portal", "Customary.Hosting"],
    };

    private static readonly string[] Projects = [.. Allowed.Keys];

    private static readonly string[] SqlPackages = ["Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "System.Data"];

    public static TheoryData<string> EveryProject => [.. Projects];

    [Theory, MemberData(nameof(EveryProject))]
    public void A_project_uses_only_the_projects_below_it(string project)
    {
        using var assembly = new CompiledAssembly(project);
        assembly.ReferencedAssemblies.Where(IsOwn).Except(Allowed[project]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Customary.Contracts", "Microsoft.AspNetCore")]
    [InlineData("Customary.Client", "Microsoft.AspNetCore")]
    [InlineData("Customary.Storage", "Microsoft.AspNetCore")]
    [InlineData("Customary.Core", "Microsoft.AspNetCore")]
    public void Only_Portal_Hosting_and_Server_use_AspNetCore(string project, string package)
    {
        using var assembly = new CompiledAssembly(project);
        assembly.ReferencedAssemblies.Where(name => name.StartsWith(package, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Customary.Contracts")]
    [InlineData("Customary.Client")]
    [InlineData("Customary.Core")]
    [InlineData("Customary.Portal")]
    [InlineData("Customary.Hosting")]
    [InlineData("customary")]
    public void Only_Storage_uses_SQL(string project)
    {
        using var assembly = new CompiledAssembly(project);
        assembly.ReferencedAssemblies.Where(name => SqlPackages.Any(package => name.StartsWith(package, StringComparison.Ordinal))).ShouldBeEmpty();
        assembly.Strings.Where(text => Sql().IsMatch(text.Text)).ShouldBeEmpty();
    }

    [Fact]
    public void The_test_for_SQL_finds_the_statements_of_Storage()
    {
        using var assembly = new CompiledAssembly("Customary.Storage");
        assembly.Strings.Count(text => Sql().IsMatch(text.Text)).ShouldBeGreaterThan(50);
    }

    [Theory, MemberData(nameof(EveryProject))]
    public void No_namespaces_form_a_cycle(string project)
    {
        using var assembly = new CompiledAssembly(project);
        var graph = new NamespaceGraph(assembly.References, project);
        var cycles = graph.Namespaces.Select(graph.CycleThrough).Where(cycle => cycle.Count > 0)
            .DistinctBy(cycle => string.Join(' ', cycle.Select(reference => reference.From.Namespace).Order(StringComparer.Ordinal)))
            .Select(cycle => string.Join("\n  ", cycle.Select(reference => $"{reference.From.Namespace} -> {reference.To.Namespace} ({reference.From.Name} uses {reference.To.Name})")));
        cycles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Customary.Core.Countries", "Customary.Storage.")]
    [InlineData("Customary.Hosting.Http", "Customary.Hosting.Endpoints.")]
    [InlineData("Customary.Hosting.Http", "Customary.Hosting.RateLimiting")]
    [InlineData("Customary.Hosting.Http", "Customary.Hosting.Issuer")]
    [InlineData("Customary.Hosting.Authentication", "Customary.Hosting.Endpoints.")]
    [InlineData("Customary.Hosting.Authentication", "Customary.Hosting.RateLimiting")]
    [InlineData("Customary.Hosting.RateLimiting", "Customary.Hosting.Endpoints.")]
    [InlineData("Customary.Hosting.OpenApi", "Customary.Hosting.Endpoints.")]
    [InlineData("Customary.Hosting.OpenApi", "Customary.Hosting.Issuer")]
    [InlineData("Customary.Hosting.OpenApi", "Customary.Core.Countries")]
    [InlineData("Customary.Hosting.OpenApi", "Customary.Storage.")]
    [InlineData("Customary.Hosting.Docs", "Customary.Hosting.Endpoints.")]
    [InlineData("Customary.Hosting.Docs", "Customary.Hosting.Issuer")]
    [InlineData("Customary.Hosting.Docs", "Customary.Core.Countries")]
    [InlineData("Customary.Hosting.Docs", "Customary.Storage.")]
    public void A_namespace_does_not_use_what_is_above_it(string from, string forbidden)
    {
        using var assembly = new CompiledAssembly(string.Join('.', from.Split('.').Take(2)));
        var references = assembly.References.Where(reference => reference.From.Namespace == from).ToList();
        references.ShouldNotBeEmpty($"{from} has no types");

        // A description shows how a feature is configured, so it reads the feature's options and nothing else of it.
        references.Where(reference => reference.To.Namespace != from && !reference.To.ToString().EndsWith("Options", StringComparison.Ordinal) && $"{reference.To.Namespace}.".StartsWith($"{forbidden.TrimEnd('.')}.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_public_types_are_those_of_the_list()
    {
        var actual = Projects.SelectMany(project =>
        {
            using var assembly = new CompiledAssembly(project);

            // Razor compiles components as public types. They are not for other programs.
            return assembly.PublicTypes.Where(IsOwn).Except(project == "Customary.Portal" ? assembly.Components : []).Order(StringComparer.Ordinal).Select(type => $"{project}: {type}").ToList();
        }).ToList();
        var file = Path.Combine(AppContext.BaseDirectory, "PublicTypes.actual.txt");
        await File.WriteAllLinesAsync(file, actual, TestContext.Current.CancellationToken);
        output.WriteLine(string.Join('\n', actual));
        var listed = Repository.Read("tests/Customary.ArchitectureTests/PublicTypes.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        actual.Except(listed).ShouldBeEmpty($"Make the types internal, or copy {file} over tests/Customary.ArchitectureTests/PublicTypes.txt.");
        listed.Except(actual).ShouldBeEmpty($"If the types were removed on purpose, copy {file} over tests/Customary.ArchitectureTests/PublicTypes.txt.");
    }

    [Fact]
    public async Task Prints_the_graph_of_namespaces()
    {
        var text = new StringBuilder();
        foreach (var project in Projects)
        {
            using var assembly = new CompiledAssembly(project);
            var graph = new NamespaceGraph(assembly.References, project);
            text.AppendLine(project);
            foreach (var name in graph.Namespaces)
            {
                text.Append("  ").Append(name).Append(" -> ").AppendJoin(", ", graph.Examples(name).Select(reference => reference.To.Namespace[(reference.To.Namespace.IndexOf('.') + 1)..])).AppendLine();
            }
        }

        output.WriteLine(text.ToString());
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "NamespaceGraph.txt"), text.ToString(), TestContext.Current.CancellationToken);
        text.ToString().ShouldContain("Customary.Hosting.Http ->");
    }

    private static bool IsOwn(string name) => name.StartsWith("Customary.", StringComparison.Ordinal) || name == "customary";

    [GeneratedRegex(@"^\s*(select|insert into|update|delete from) \w", RegexOptions.None)]
    private static partial Regex Sql();
}
