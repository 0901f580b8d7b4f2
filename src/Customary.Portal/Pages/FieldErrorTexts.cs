using System.Text.RegularExpressions;

namespace Customary.Portal.Pages;

/// <summary>
/// The errors of operations in the languages of the portal. The operations write them in English, as the end of a sentence whose subject is the
/// field; a text that is not in the list is shown as it is.
/// </summary>
internal static partial class FieldErrorTexts
{
    private static readonly (Regex Pattern, Func<string> GetText)[] Known =
    [
        (ControlCharacters(), () => Texts.FieldControlCharacters),
        (TooLong(), () => Texts.FieldTooLong),
        (RequiredOneOf(), () => Texts.FieldRequiredOneOf),
        (RequiredInCountry(), () => Texts.FieldRequiredInCountry),
        (Required(), () => Texts.FieldRequired),
        (NotEmail(), () => Texts.FieldNotEmail),
        (NotPhone(), () => Texts.FieldNotPhone),
        (NotPostalCode(), () => Texts.FieldNotPostalCode),
        (NotState(), () => Texts.FieldNotState),
        (OtherState(), () => Texts.FieldOtherState),
        (NoState(), () => Texts.FieldNoState),
        (NotRegistrationNumber(), () => Texts.FieldNotRegistrationNumber),
        (RegistrationNumberNotSupported(), () => Texts.FieldMustBeEmpty),
        (NotCulture(), () => Texts.FieldNotCulture),
        (NotLanguage(), () => Texts.FieldNotLanguage),
        (NotCountry(), () => Texts.FieldNotCountry),
        (Taken(), () => Texts.FieldTaken),
        (Suffix(), () => Texts.FieldSuffix),
        (PrefixTooLong(), () => Texts.FieldPrefixTooLong),
        (PrefixLetters(), () => Texts.FieldPrefixLetters),
        (NotPartner(), () => Texts.FieldNotPartner),
    ];

    /// <summary>Returns the sentence for the reason of a field.</summary>
    public static string Translate(string reason)
    {
        foreach (var (pattern, getText) in Known)
        {
            if (pattern.Match(reason) is { Success: true } match)
                return string.Format(CultureInfo.CurrentCulture, getText(), [.. match.Groups.Values.Skip(1).Select(group => (object)group.Value.Replace(" or ", $" {Texts.Or} ", StringComparison.Ordinal))]);
        }

        return string.Format(CultureInfo.CurrentCulture, Texts.FieldOther, reason);
    }

    /// <summary>Returns the sentence for a fault that belongs to no field.</summary>
    public static string Describe(Fault fault) => fault.Code switch
    {
        3002 => Texts.FormAlreadySent,
        3003 => Texts.FormCreatedIsGone,
        800018 => Texts.FormQuota,
        _ => fault.Description,
    };

    [GeneratedRegex("^must not contain control characters")]
    private static partial Regex ControlCharacters();

    [GeneratedRegex(@"^has (\d+) characters; at most (\d+) are allowed")]
    private static partial Regex TooLong();

    [GeneratedRegex("^is required in .+?: (?:one of|such as)")]
    private static partial Regex RequiredOneOf();

    [GeneratedRegex("^is required in ")]
    private static partial Regex RequiredInCountry();

    [GeneratedRegex("^is required")]
    private static partial Regex Required();

    [GeneratedRegex("^is not an email address")]
    private static partial Regex NotEmail();

    [GeneratedRegex("^is not a phone number")]
    private static partial Regex NotPhone();

    [GeneratedRegex("^is not a postal code of ")]
    private static partial Regex NotPostalCode();

    [GeneratedRegex("^is not a state of ")]
    private static partial Regex NotState();

    [GeneratedRegex("^belongs to (.+), not to (.+)$")]
    private static partial Regex OtherState();

    [GeneratedRegex("^does not belong to any state of ")]
    private static partial Regex NoState();

    [GeneratedRegex("^is not valid in [^;]+; it must be the .* such as (.+)$")]
    private static partial Regex NotRegistrationNumber();

    [GeneratedRegex("^is not supported in [^;]+; omit it")]
    private static partial Regex RegistrationNumberNotSupported();

    [GeneratedRegex("^(?:must be a culture|is not available in)")]
    private static partial Regex NotCulture();

    [GeneratedRegex("^must be a two-letter language code")]
    private static partial Regex NotLanguage();

    [GeneratedRegex("^is not the ISO 3166-1 code of a country")]
    private static partial Regex NotCountry();

    [GeneratedRegex("^(.+) is taken$")]
    private static partial Regex Taken();

    [GeneratedRegex("^must end in (.+)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^has (\d+) characters before (\S+); at most (\d+) are allowed")]
    private static partial Regex PrefixTooLong();

    [GeneratedRegex("^may have only letters, digits and inner hyphens before (.+)$")]
    private static partial Regex PrefixLetters();

    [GeneratedRegex("^must be (?:the tenant id of an indirect reseller|another partner's tenant id)")]
    private static partial Regex NotPartner();
}
