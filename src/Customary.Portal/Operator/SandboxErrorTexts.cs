using System.Text.RegularExpressions;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The errors of the sandbox controls in the languages of the portal. The controls write them in English, as the end of a sentence whose subject is the property.</summary>
internal static partial class SandboxErrorTexts
{
    private static readonly Dictionary<string, Func<string>> Exact = new()
    {
        ["must be a tenant ID or a name"] = () => Texts.SandboxTenantNotValid,
        ["must be 0 or more"] = () => Texts.SandboxZeroOrMore,
        ["must be 1 or more"] = () => Texts.SandboxOneOrMore,
        ["must be more than 0 and at most 1"] = () => Texts.SandboxProbabilityNotValid,
        ["needs probability or delayMin"] = () => Texts.SandboxSeedNeeds,
        ["must be from PT0S to PT10M"] = () => Texts.SandboxDelayNotValid,
        ["cannot be combined with delayMin and delayMax"] = () => Texts.SandboxDelayTwice,
        ["is required, because a range has both"] = () => Texts.SandboxRangeBoth,
        ["must not be less than delayMin"] = () => Texts.SandboxRangeOrder,
        ["needs status"] = () => Texts.SandboxNeedsStatus,
        ["cannot be combined with code"] = () => Texts.SandboxBodyAndCode,
        ["needs status or code"] = () => Texts.SandboxNeedsStatusOrCode,
        ["must be whole seconds from PT0S to P1D"] = () => Texts.SandboxRetryNotValid,
        ["cannot be combined with status, code, body, retryAfter and bytesPerSecond"] = () => Texts.SandboxDisconnectAlone,
        ["is in use"] = () => Texts.SandboxNameTaken,
        ["is used twice"] = () => Texts.SandboxUsedTwice,
        ["is not a known property"] = () => Texts.SandboxUnknownProperty,
        ["has the wrong type"] = () => Texts.SandboxWrongType,
        ["the text is not valid JSON here"] = () => Texts.SandboxNotJson,
        ["a customer with this ID exists."] = () => Texts.SandboxIdInUse,
    };

    private static readonly (Regex Pattern, Func<string> GetText)[] Known =
    [
        (NeedsEffect(), () => Texts.SandboxNeedsEffect),
        (Operation(), () => Texts.SandboxChooseOperation),
        (Code(), () => Texts.SandboxCodeUnknown),
        (StatusWithCode(), () => Texts.SandboxStatusWithCode),
        (StatusRequired(), () => Texts.SandboxStatusRequired),
        (TooManyRules(), () => Texts.SandboxTooManyRules),
        (Name(), () => Texts.SandboxNameNotValid),
        (Schema(), () => Texts.SandboxOtherSchema),
        (Time(), () => Texts.SandboxTimeRange),
        (Between(), () => Texts.SandboxBetween),
        (OneOf(), () => Texts.SandboxMustBeOneOf),
        (Domain(), () => Texts.SandboxDomainInUse),
    ];

    /// <summary>Returns the sentence for the reason of a property.</summary>
    public static string Translate(string reason)
    {
        if (Exact.TryGetValue(reason, out var getExact)) return getExact();
        foreach (var (pattern, getText) in Known)
        {
            if (pattern.Match(reason) is { Success: true } match)
                return string.Format(CultureInfo.CurrentCulture, getText(), [.. match.Groups.Values.Skip(1).Select(group => (object)group.Value.Replace(" or ", $" {Texts.Or} ", StringComparison.Ordinal))]);
        }

        return FieldErrorTexts.Translate(reason);
    }

    /// <summary>Returns the sentence for an entry of the form <c>line 3, customers[0].tenant: reason</c>; null if the entry has no line.</summary>
    public static string? TranslateLine(string entry)
    {
        if (Line().Match(entry) is not { Success: true } match) return null;
        var (line, path, text) = (match.Groups[1].Value, match.Groups[2].Value, Translate(match.Groups[3].Value));
        return path is "" or "$"
            ? string.Format(CultureInfo.CurrentCulture, Texts.SandboxFileLineOnly, line, text)
            : string.Format(CultureInfo.CurrentCulture, Texts.SandboxFileLine, line, path, text);
    }

    [GeneratedRegex("^needs an effect: ")]
    private static partial Regex NeedsEffect();

    [GeneratedRegex("^(?:is required: an operationId|must be an operationId) of ")]
    private static partial Regex Operation();

    [GeneratedRegex("^is not a documented error code of ")]
    private static partial Regex Code();

    [GeneratedRegex(@"^must be ([\d or]+) with code \d+$")]
    private static partial Regex StatusWithCode();

    [GeneratedRegex(@"^is required with code \d+: ([\d or]+)$")]
    private static partial Regex StatusRequired();

    [GeneratedRegex(@"^has (\d+) rules, which is the maximum")]
    private static partial Regex TooManyRules();

    [GeneratedRegex(@"^must have 1 to (\d+) letters, digits, dots, hyphens and underscores$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^is \d+, must be \d+$")]
    private static partial Regex Schema();

    [GeneratedRegex(@"^must (?:be|result in a time) from (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)$")]
    private static partial Regex Time();

    [GeneratedRegex(@"^must be from (\d+) to (\d+)$")]
    private static partial Regex Between();

    [GeneratedRegex("^must be one of (.+)$")]
    private static partial Regex OneOf();

    [GeneratedRegex(@"^(?:customer \d+: )?the domain (\S+) belongs to a customer\.$")]
    private static partial Regex Domain();

    [GeneratedRegex(@"^line (\d+)(?:, ([^:]+))?: (.+)$", RegexOptions.Singleline)]
    private static partial Regex Line();
}
