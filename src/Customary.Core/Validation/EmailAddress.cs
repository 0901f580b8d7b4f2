using System.Net.Mail;

namespace Customary.Core.Validation;

/// <summary>The form of email addresses.</summary>
internal static class EmailAddress
{
    /// <summary>The longest there can be.</summary>
    public const int MaxLength = 254;

    /// <summary>Whether a text is one address, without a display name.</summary>
    public static bool IsValid(string text) =>
        !text.Any(char.IsWhiteSpace)
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);
}
