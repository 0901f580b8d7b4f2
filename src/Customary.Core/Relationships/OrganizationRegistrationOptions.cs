namespace Customary.Core.Relationships;

/// <summary>Who can register a new organization.</summary>
internal sealed record OrganizationRegistrationOptions
{
    /// <summary>Whether a person who has not signed in can. Only in Development.</summary>
    public bool AllowAnonymous { get; init; }
}
