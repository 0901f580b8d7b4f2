namespace Customary.Portal.Partners;

/// <summary>The page that creates a relationship request.</summary>
/// <param name="Choices">The other partners of an indirect relationship, by name.</param>
/// <param name="AsProvider">Whether the choices are indirect resellers; otherwise indirect providers.</param>
/// <param name="CanBeDirect">Whether a request without another partner is possible.</param>
/// <param name="Other">The chosen partner; null for a direct request.</param>
/// <param name="WithDelegatedAccess">Whether the request includes delegated access.</param>
/// <param name="Language">The language of the e-mail.</param>
/// <param name="Request">The request; null until the person has chosen a partner.</param>
internal sealed record RelationshipRequestModel(
    IReadOnlyList<PartnerRelationship> Choices, bool AsProvider, bool CanBeDirect, Guid? Other, bool WithDelegatedAccess, CultureInfo Language, RelationshipRequestText? Request);

/// <summary>A relationship request as a link and an e-mail.</summary>
/// <param name="Url">The link.</param>
/// <param name="Subject">The subject of the e-mail.</param>
/// <param name="Body">The text of the e-mail, which contains the link.</param>
internal sealed record RelationshipRequestText(string Url, string Subject, string Body)
{
    /// <summary>A link that opens the e-mail in the person's own program.</summary>
    public string MailTo => $"mailto:?subject={Uri.EscapeDataString(Subject)}&body={Uri.EscapeDataString(Body.ReplaceLineEndings("\r\n"))}";

    /// <summary>Creates the request in a language.</summary>
    public static RelationshipRequestText Create(RelationshipInvitation invitation, PartnerNames names, string publicAddress, CultureInfo language)
    {
        var url = invitation.ToUrl(publicAddress);
        var partner = names.Provider is { } provider ? Format(nameof(Texts.RequestMailPartnerOfProvider), names.Partner, provider) : names.Partner;
        var access = Format(invitation.WithDelegatedAccess ? nameof(Texts.RequestMailWithAccess) : nameof(Texts.RequestMailWithoutAccess));
        return new(url, Format(nameof(Texts.RequestMailSubject), names.Partner), Format(nameof(Texts.RequestMailBody), partner, access, url));

        string Format(string name, params object[] values) => string.Format(language, Texts.ResourceManager.GetString(name, language)!, values);
    }
}
