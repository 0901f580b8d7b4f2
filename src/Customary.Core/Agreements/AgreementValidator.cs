using System.Globalization;

namespace Customary.Core.Agreements;

/// <summary>
/// What a confirmation must say. Sources: "Confirm customer acceptance of the Microsoft Customer Agreement" and the
/// page of the same name for the Microsoft Cloud Agreement.
/// </summary>
internal sealed class AgreementValidator(TimeProvider clock)
{
    private const int MaxPhoneNumberLength = 64;

    // Clocks differ, and so do days: it may be tomorrow where the customer is.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    /// <summary>Checks what was sent; the agreement as it is kept, which is only right where nothing was found.</summary>
    internal Agreement Validate(Agreement sent, ValidationErrors errors)
    {
        var contact = ValidateContact(sent.PrimaryContact, errors);
        var date = ValidateDate(sent.DateAgreed, errors);
        var template = ValidateTemplate(sent.TemplateId, errors);
        if (FieldText.Read(sent.Type, "type", errors) is { } type && template is not null && !AgreementTemplates.IsOf(template, type))
            errors.Add("type", $"must be {template.AgreementType}, which the templateId is of");
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

    private static Contact? ValidateContact(Contact? sent, ValidationErrors errors)
    {
        if (sent is null)
        {
            errors.Add("primaryContact", "is required");
            return null;
        }

        var contact = new Contact
        {
            FirstName = FieldText.Require(sent.FirstName, "primaryContact.firstName", errors),
            LastName = FieldText.Require(sent.LastName, "primaryContact.lastName", errors),
            Email = FieldText.Require(sent.Email, "primaryContact.email", errors, EmailAddress.MaxLength),
            PhoneNumber = FieldText.Read(sent.PhoneNumber, "primaryContact.phoneNumber", errors, MaxPhoneNumberLength),
        };
        if (contact.Email is { } email && !EmailAddress.IsValid(email)) errors.Add("primaryContact.email", "is not an email address");
        return contact;
    }

    // A date that a .NET client never set is its first day.
    private DateTime? ValidateDate(string? sent, ValidationErrors errors)
    {
        const string field = "dateAgreed";
        if (FieldText.Require(sent, field, errors) is not { } text) return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || date.Year == 1)
            errors.Add(field, "must be a date and time in ISO 8601, such as 2023-06-14T00:00:00Z");
        else if (date > clock.GetUtcNow() + ClockSkew) errors.Add(field, "must not be in the future");
        else return date.UtcDateTime;
        return null;
    }

    private static AgreementMetadata? ValidateTemplate(string? sent, ValidationErrors errors)
    {
        if (FieldText.Require(sent, "templateId", errors) is not { } id) return null;
        if (AgreementTemplates.Find(id) is { } template) return template;
        errors.Add("templateId", "is of no agreement; GET /v1/agreements?agreementType=* lists them");
        return null;
    }
}
