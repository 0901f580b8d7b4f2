using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Customary.Core.Errors;

namespace Customary.Core.Tests.Errors;

/// <summary>
/// The page <c>docs/errors.md</c>: a heading for each code, when it occurs according to docs/contract.md#fault-codes, and the descriptions that
/// the factories of <see cref="Fault"/> write.
/// </summary>
internal static partial class ErrorCodesPage
{
    private const string Head = """
        # Error codes

        A fault has a `code`, a `description` and `data`. Search this page for the code, or for a part of the description. The anchor of a code is its number,
        such as `docs/errors.md#60003`. Words in braces stand for values of the request or the server.

        Microsoft's list of codes is [Error codes](https://learn.microsoft.com/partner-center/developer/error-codes). Codes that no page assigns to a case
        are our decision: [contract](contract.md#fault-codes). [Troubleshoot](how-to/troubleshoot.md) has the cures of the most common ones.

        A validation error has the description `{field} {reason}.`, or `{number} fields are not valid. The first is {field}: it {reason}.` Its code is the
        one of the first field, and `data` lists all fields.

        429 has no code: its body is `{ "statusCode": 429, "message": … }`, and `Retry-After` says when to retry.

        A test generates this page from the code and compares it.

        """;

    private static readonly Dictionary<string, string> Summaries = XDocument.Load(Path.ChangeExtension(typeof(Fault).Assembly.Location, "xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, member => ReadText(member.Element("summary")));

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Sources = new(() =>
        [.. RepositoryFile.List("src", "*.cs").Order(StringComparer.Ordinal).Select(file => (file.Replace('\\', '/'), RepositoryFile.Read(file)))]);

    /// <summary>Writes the page as Markdown.</summary>
    /// <param name="contract">The text of <c>docs/contract.md</c>.</param>
    public static string Write(string contract)
    {
        var cases = ContractRow().Matches(contract)
            .SelectMany(row => ContractCode().Matches(row.Groups["codes"].Value).Select(code => (Code: int.Parse(code.Groups["code"].Value, CultureInfo.InvariantCulture), Text: row.Value.Trim('|', '\n'))))
            .Distinct().ToLookup(item => item.Code, item => item.Text.Split('|', StringSplitOptions.TrimEntries));
        var faults = Factories().SelectMany(Create).ToLookup(item => item.Fault.Code);
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var code in cases.Select(item => item.Key).Union(faults.Select(item => item.Key)).Order())
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {code}\n\n");
            foreach (var row in cases[code]) page.Append(CultureInfo.InvariantCulture, $"- {row[0]}: {Anchor().Replace(row[1], "](contract.md#$1)")}\n");
            if (!faults[code].Any()) continue;
            page.Append("\n| status | description | when |\n|---|---|---|\n");
            foreach (var (fault, when) in faults[code].DistinctBy(item => (item.Fault.Status, item.Fault.Description)).OrderBy(item => item.Fault.Status).ThenBy(item => item.Fault.Description, StringComparer.Ordinal))
                page.Append(CultureInfo.InvariantCulture, $"| {fault.Status} | {fault.Description} | {when} |\n");
        }

        return page.ToString();
    }

    /// <summary>The factories of faults. Validation errors have the code of their first field, so the page describes them in its first lines.</summary>
    private static IEnumerable<MethodInfo> Factories() =>
        typeof(Fault).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(Fault) && !method.IsSpecialName && method.Name != nameof(Fault.ValidationFailed));

    // A switch gives two descriptions. Numbers stand for names until the description is written.
    private static IEnumerable<(Fault Fault, string When)> Create(MethodInfo factory)
    {
        var parameters = factory.GetParameters();
        foreach (var isSet in parameters.Any(parameter => parameter.ParameterType == typeof(bool)) ? (bool[])[true, false] : [true])
        {
            var fault = (Fault)factory.Invoke(null, [.. parameters.Select(parameter => Sample(parameter, isSet))])!;
            var description = parameters.Aggregate(fault.Description, (text, parameter) => text.Replace(Number(parameter), $"{{{parameter.Name}}}", StringComparison.Ordinal)
                .Replace(Id(parameter).ToString(), $"{{{parameter.Name}}}", StringComparison.Ordinal));
            foreach (var text in Reasons(factory).Select(reason => description.Replace("{reason}", reason, StringComparison.Ordinal)))
                yield return (new(fault.Status, fault.Code, text), When(factory));
        }
    }

    // Factories with a reason get it from their callers. The source code has the texts.
    private static IEnumerable<string> Reasons(MethodInfo factory)
    {
        if (factory.Name is nameof(Fault.MalformedBody) or nameof(Fault.InvalidParameter) or nameof(Fault.ImportConflict) || factory.GetParameters().All(parameter => parameter.Name != "reason")) return ["{reason}"];
        var calls = new Regex($$"""Fault\.{{factory.Name}}\((?:\w[\w.]*, )?\s*\$?"(?<text>[^"]+)"?""");
        var reasons = Sources.Value.SelectMany(source => calls.Matches(source.Text).Select(call => call.Groups["text"].Value));
        if (factory.Name == nameof(Fault.Unauthenticated))
            reasons = reasons.Concat(Sources.Value.Where(source => source.Path.Contains("/Authentication/", StringComparison.Ordinal)).SelectMany(source => TokenReason().Matches(source.Text)).Select(match => match.Groups["text"].Value));
        return reasons.Select(text => Interpolation().Replace(text, "{…}")).Distinct();
    }

    private static object? Sample(ParameterInfo parameter, bool isSet) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => $"{{{parameter.Name}}}",
        var type when type == typeof(Guid) => Id(parameter),
        var type when type == typeof(int) => parameter.Name == "status" ? (parameter.Member.Name == nameof(Fault.StaleEtag) ? 400 : 501) : int.Parse(Number(parameter), CultureInfo.InvariantCulture),
        var type when type == typeof(long) => long.Parse(Number(parameter), CultureInfo.InvariantCulture),
        var type when type == typeof(bool) => isSet,
        var type when type == typeof(IReadOnlyList<string>) => (string[])[$"{{{parameter.Name}}}"],
        var type => throw new NotSupportedException($"{parameter.Member.Name} has a parameter of type {type}. Add a sample value here."),
    };

    private static string Number(ParameterInfo parameter) => (7_310_000 + parameter.Position).ToString(CultureInfo.InvariantCulture);

    private static Guid Id(ParameterInfo parameter) => new(parameter.Position, 0, 0, new byte[8]);

    // "400/2000: the body is not JSON (docs/contract.md#fault-codes)." without the code and the source.
    private static string When(MethodInfo factory)
    {
        var arguments = string.Join(',', factory.GetParameters().Select(parameter => parameter.ParameterType == typeof(IReadOnlyList<string>)
            ? "System.Collections.Generic.IReadOnlyList{System.String}" : parameter.ParameterType.FullName));
        var text = Summaries[$"M:{typeof(Fault).FullName}.{factory.Name}{(arguments.Length > 0 ? $"({arguments})" : "")}"];
        text = Source().Replace(text[(text.IndexOf(": ", StringComparison.Ordinal) + 2)..], "");
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string ReadText(XElement? element) => element is null ? "" : Spaces().Replace(element.Value, " ").Trim();

    [GeneratedRegex(@"^\| (?<codes>(?:\d{3}/\d+[^|]*?)) \|[^|\n]*\|$", RegexOptions.Multiline)]
    private static partial Regex ContractRow();

    [GeneratedRegex(@"\d{3}/(?<code>\d+)")]
    private static partial Regex ContractCode();

    [GeneratedRegex("""\$?"(?<text>The bearer token [^"]+)"?""")]
    private static partial Regex TokenReason();

    // An expression with a text of its own ends the literal for the other expressions.
    [GeneratedRegex(@"\{[^{}]*(\}|$)")]
    private static partial Regex Interpolation();

    [GeneratedRegex(@"\]\(#([\w-]+)\)")]
    private static partial Regex Anchor();

    [GeneratedRegex("""\s*\((docs/[^)]*|"[^)]*)\)""")]
    private static partial Regex Source();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
