namespace Customary.Portal.Organization;

/// <summary>A relationship request, as the customer sees it.</summary>
/// <param name="Invitation">The request.</param>
/// <param name="Names">The registered names of its partners.</param>
/// <param name="Query">The query of the page's URL.</param>
internal sealed record InvitationModel(RelationshipInvitation Invitation, PartnerNames Names, string Query)
{
    /// <summary>The address of the page.</summary>
    public string Path => RelationshipInvitation.Path + Query;

    /// <summary>The partner with its provider, for headings.</summary>
    public string Partners => Names.Provider is { } provider ? string.Format(CultureInfo.CurrentCulture, Texts.InvitationWithProvider, Names.Partner, provider) : Names.Partner;

    /// <summary>What the partners can see and do, in plain words.</summary>
    public IReadOnlyList<string> Permissions =>
    [
        Format(Texts.InvitationSees),
        Format(Texts.InvitationBills),
        .. Names.Provider is { } provider ? [string.Format(CultureInfo.CurrentCulture, Texts.InvitationProvider, Names.Partner, provider)] : Array.Empty<string>(),
        Format(Invitation.WithDelegatedAccess ? Texts.InvitationDelegated : Texts.InvitationNotDelegated),
    ];

    private string Format(string text) => string.Format(CultureInfo.CurrentCulture, text, Names.Partner);
}

/// <summary>The page of a relationship request.</summary>
/// <param name="Request">The request.</param>
/// <param name="Fields">What was typed.</param>
internal sealed record AcceptanceModel(InvitationModel Request, CredentialFields Fields)
{
    /// <summary>Why the last attempt failed; null on the first one.</summary>
    public SignInFailure? Failure { get; init; }

    /// <summary>The administrator who has signed in; null if nobody has.</summary>
    public string? Administrator { get; init; }

    /// <summary>Whether people can sign in at an authority.</summary>
    public bool HasAuthority { get; init; }

    /// <summary>Whether a new organization can register: in Development, or at the authority.</summary>
    public bool CanRegister { get; init; }
}

/// <summary>The page after an answer to a relationship request.</summary>
/// <param name="Request">The request.</param>
/// <param name="IsAccepted">Whether it was accepted and not declined.</param>
internal sealed record AnswerModel(InvitationModel Request, bool IsAccepted);

/// <summary>The page of a URL that is no relationship request.</summary>
internal sealed record UnknownInvitationModel;
