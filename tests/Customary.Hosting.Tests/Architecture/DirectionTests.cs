using System.Text.RegularExpressions;

namespace Customary.Hosting.Tests.Architecture;

/// <summary>Data walks one way through the house: door, identity, throttle, room, store.</summary>
public sealed partial class DirectionTests
{
    private static readonly string[] Rooms = ["Customers", "Profiles", "Relationships", "Domains", "Validations", "Audit", "Users", "Qualifications", "Agreements", "ManagedServices"];

    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Repository", "src", "Customary.Server");

    public static TheoryData<string, string[]> Forbidden() => new()
    {
        { "Storage", [.. Rooms.Select(Own), Own("Http"), Own("Identity"), Own("Throttling"), Own("Issuer"), "Microsoft.AspNetCore"] },
        { "Http", [.. Rooms.Select(Own), Own("Throttling"), Own("Issuer")] },
        { "Identity", [.. Rooms.Select(Own), Own("Throttling")] },
        { "Throttling", [.. Rooms.Select(Own)] },
        { "Faults", [.. Rooms.Select(Own), Own("Http"), Own("Storage"), Own("Identity")] },
        { "OpenApi", [.. Rooms.Select(Own), Own("Countries"), Own("Storage"), Own("Issuer"), Own("Docs")] },
        { "Docs", [.. Rooms.Select(Own), Own("Countries"), Own("Storage"), Own("Issuer")] },
        { "Countries", [.. Rooms.Select(Own), Own("Storage")] },
    };

    [Theory, MemberData(nameof(Forbidden))]
    public void No_folder_depends_on_a_higher_layer(string folder, string[] forbidden) =>
        Files(folder, "*.cs").SelectMany(file => Usings(file).Where(used => forbidden.Any(name => used == name || used.StartsWith($"{name}.", StringComparison.Ordinal)))
                .Select(used => $"{Path.GetFileName(file)} uses {used}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("*Directory.cs")]
    [InlineData("*Rules.cs")]
    public void Operations_and_rules_do_not_reference_HTTP(string files) =>
        Rooms.SelectMany(room => Files(room, files)).Where(file => Usings(file).Any(used => used == Own("Http") || used.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)))
            .Select(Path.GetFileName)
            .ShouldBeEmpty();

    [Fact]
    public void Only_the_storage_layer_contains_SQL() =>
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(Source, "Storage"), StringComparison.Ordinal) && Sql().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName)
            .ShouldBe(["HealthEndpoints.cs"], "the probe asks the database itself, and nothing else does");

    [Fact]
    public void Source_files_are_found() => Files("Storage", "*.cs").Count().ShouldBeGreaterThan(10);

    private static string Own(string folder) => $"Customary.Server.{folder}";

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Source, folder), pattern, SearchOption.AllDirectories);

    private static IEnumerable<string> Usings(string file) => Using().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"^using (?:static )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex("\"\\s*(select|insert into|update|delete from) \\w", RegexOptions.None)]
    private static partial Regex Sql();
}
