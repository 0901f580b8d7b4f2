using System.Net.Mail;

namespace Customary.Core.Validation;

/// <summary>Validates email addresses.</summary>
internal static class EmailAddress
{
    /// <summary>The maximum length, in UTF-16 code units.</summary>
    public const int MaxLength = 254;

    /// <summary>Whether a text is a single address without a display name, in a domain with at least one dot.</summary>
    public static bool IsValid(string text) =>
        !text.Any(char.IsWhiteSpace)
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);
}
