using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Customary.Portal.Tests.Pages;

/// <summary>The texts of the portal. The compiler checks that each text that a page uses exists in English.</summary>
public sealed partial class TextTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "src/Customary.Portal");

    public static TheoryData<string> Translations => new(Directory.GetFiles(Path.Combine(Folder, "Localization"), "Texts.*.resx").Select(file => Path.GetFileName(file)!));

    [Theory, MemberData(nameof(Translations))]
    public void A_language_has_every_text_with_the_same_placeholders(string file)
    {
        var (texts, translated) = (Read("Texts.resx"), Read(file));
        texts.Keys.Except(translated.Keys).ShouldBeEmpty("missing texts");
        translated.Keys.Except(texts.Keys).ShouldBeEmpty("texts without an English text");
        foreach (var (name, text) in texts)
        {
            translated[name].Trim().ShouldNotBeEmpty(name);
            Placeholders(translated[name]).ShouldBe(Placeholders(text), name);
        }
    }

    [Fact]
    public void Every_text_is_used()
    {
        var code = string.Concat(Directory.GetFiles(Folder, "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        Read("Texts.resx").Keys.Where(name => !Regex.IsMatch(code, $@"\bTexts\.{name}\b")).ShouldBeEmpty();
    }

    [Fact]
    public void Pages_contain_no_text_of_their_own()
    {
        foreach (var file in Directory.GetFiles(Folder, "*.razor", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var markup = Regex.Replace(File.ReadAllText(file).Split("@code")[0], @"@\*.*?\*@", "", RegexOptions.Singleline);
            WordsBetweenTags().Matches(markup).Select(match => match.Groups[1].Value.Trim()).Where(text => text is not ("Customary" or "– Customary")).ShouldBeEmpty(file);
        }
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, "Localization", file)).Root!.Elements("data")
        .ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("value")!.Value);

    private static List<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@">\s*([A-Za-z][A-Za-z ,.]{2,})\s*<")]
    private static partial Regex WordsBetweenTags();
}
