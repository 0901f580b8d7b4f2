using System.Globalization;
using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;

namespace Customary.Server.Agreements;

/// <summary>
/// What a confirmation must say. Sources: "Confirm customer acceptance of the Microsoft Customer Agreement" and the
/// page of the same name for the Microsoft Cloud Agreement.
/// </summary>
public sealed class AgreementRules(TimeProvider clock)
{
    private const int LongestPhoneNumber = 64;

    // Clocks differ, and so do days: it may be tomorrow where the customer is.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    /// <summary>Checks what was sent; the agreement as it is kept, which is only right where nothing was found.</summary>
    internal Agreement Check(Agreement sent, Violations found)
    {
        var contact = CheckContact(sent.PrimaryContact, found);
        var date = CheckDate(sent.DateAgreed, found);
        var template = CheckTemplate(sent.TemplateId, found);
        if (FieldText.Read(sent.Type, "type", found) is { } type && template is not null && !AgreementTemplates.IsOf(template, type))
            found.Add("type", $"must be {template.AgreementType}, which the templateId is of");
        return new()
        {
            PrimaryContact = contact,
            TemplateId = template?.TemplateId,
            DateAgreed = date?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            Type = template?.AgreementType,
            AgreementLink = template?.AgreementLink,
        };
    }

    /// <summary>Whether two confirmations say the same: one agreement, accepted by one person.</summary>
    internal static bool AreSame(Agreement one, Agreement other) => one.TemplateId == other.TemplateId
        && Same(one.PrimaryContact!.FirstName, other.PrimaryContact!.FirstName)
        && Same(one.PrimaryContact.LastName, other.PrimaryContact.LastName)
        && Same(one.PrimaryContact.Email, other.PrimaryContact.Email)
        && Same(one.PrimaryContact.PhoneNumber, other.PrimaryContact.PhoneNumber);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Contact? CheckContact(Contact? sent, Violations found)
    {
        if (sent is null)
        {
            found.Add("primaryContact", "is required");
            return null;
        }

        var contact = new Contact
        {
            FirstName = FieldText.Require(sent.FirstName, "primaryContact.firstName", found),
            LastName = FieldText.Require(sent.LastName, "primaryContact.lastName", found),
            Email = FieldText.Require(sent.Email, "primaryContact.email", found, EmailAddress.Longest),
            PhoneNumber = FieldText.Read(sent.PhoneNumber, "primaryContact.phoneNumber", found, LongestPhoneNumber),
        };
        if (contact.Email is { } email && !EmailAddress.IsValid(email)) found.Add("primaryContact.email", "is not an email address");
        return contact;
    }

    // A date that a .NET client never set is its first day.
    private DateTime? CheckDate(string? sent, Violations found)
    {
        const string field = "dateAgreed";
        if (FieldText.Require(sent, field, found) is not { } text) return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || date.Year == 1)
            found.Add(field, "must be a date and time in ISO 8601, such as 2023-06-14T00:00:00Z");
        else if (date > clock.GetUtcNow() + ClockDifference) found.Add(field, "must not be in the future");
        else return date.UtcDateTime;
        return null;
    }

    private static AgreementMetadata? CheckTemplate(string? sent, Violations found)
    {
        if (FieldText.Require(sent, "templateId", found) is not { } id) return null;
        if (AgreementTemplates.Find(id) is { } template) return template;
        found.Add("templateId", "is of no agreement; GET /v1/agreements?agreementType=* lists them");
        return null;
    }
}
