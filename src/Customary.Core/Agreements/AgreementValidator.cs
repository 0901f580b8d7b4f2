namespace Customary.Core.Agreements;

/// <summary>
/// Validates confirmations of agreements. Sources: "Confirm customer acceptance of the Microsoft Customer Agreement" and the
/// page for the Microsoft Cloud Agreement.
/// </summary>
internal sealed class AgreementValidator(TimeProvider clock)
{
    private const int MaxPhoneNumberLength = 64;

    // Source: docs/contract.md#agreements.
    private const int FutureDate = 600002;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Validates an agreement and normalizes it. The result is complete only if there are no errors.</summary>
    internal Agreement Validate(Agreement input, ValidationErrors errors)
    {
        var contact = ValidateContact(input.PrimaryContact, errors);
        var date = ValidateDate(input.DateAgreed, errors);
        var template = ValidateTemplate(input.TemplateId, errors);
        if (FieldText.Read(input.Type, "type", errors) is { } type && template is not null && !AgreementTemplates.HasType(template, type))
            errors.Add("type", $"must be {template.AgreementType}, the type of the templateId");
        return new()
        {
            PrimaryContact = contact,
            TemplateId = template?.TemplateId,
            DateAgreed = date?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            Type = template?.AgreementType,
            AgreementLink = template?.AgreementLink,
        };
    }

    /// <summary>Whether two confirmations are the same: the same agreement, accepted by the same contact.</summary>
    internal static bool AreSame(Agreement one, Agreement other) => one.TemplateId == other.TemplateId
        && Same(one.PrimaryContact!.FirstName, other.PrimaryContact!.FirstName)
        && Same(one.PrimaryContact.LastName, other.PrimaryContact.LastName)
        && Same(one.PrimaryContact.Email, other.PrimaryContact.Email)
        && Same(one.PrimaryContact.PhoneNumber, other.PrimaryContact.PhoneNumber);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Contact? ValidateContact(Contact? input, ValidationErrors errors)
    {
        if (input is null)
        {
            errors.Add("primaryContact", "is required");
            return null;
        }

        var contact = new Contact
        {
            FirstName = FieldText.Require(input.FirstName, "primaryContact.firstName", errors),
            LastName = FieldText.Require(input.LastName, "primaryContact.lastName", errors),
            Email = FieldText.Require(input.Email, "primaryContact.email", errors, EmailAddress.MaxLength),
            PhoneNumber = FieldText.Read(input.PhoneNumber, "primaryContact.phoneNumber", errors, MaxPhoneNumberLength),
        };
        if (contact.Email is { } email && !EmailAddress.IsValid(email)) errors.Add("primaryContact.email", "is not an email address");
        return contact;
    }

    // The default DateTime of a .NET client is in year 1 and counts as missing.
    private DateTime? ValidateDate(string? value, ValidationErrors errors)
    {
        const string field = "dateAgreed";
        if (FieldText.Require(value, field, errors) is not { } text) return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) || date.Year == 1)
            errors.Add(field, "must be a date and time in ISO 8601, such as 2023-06-14T00:00:00Z");
        else if (date > clock.GetUtcNow() + ClockSkew) errors.Add(field, $"is more than {ClockSkew.TotalMinutes} minutes ahead of the server's clock", FutureDate);
        else return date.UtcDateTime;
        return null;
    }

    private static AgreementMetadata? ValidateTemplate(string? value, ValidationErrors errors)
    {
        if (FieldText.Require(value, "templateId", errors) is not { } id) return null;
        if (AgreementTemplates.Find(id) is { } template) return template;
        errors.Add("templateId", "is not the id of an agreement; GET /v1/agreements?agreementType=* lists them");
        return null;
    }
}
