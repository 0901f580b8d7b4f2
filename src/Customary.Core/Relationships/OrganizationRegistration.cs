using Customary.Core.Customers;

namespace Customary.Core.Relationships;

/// <summary>
/// Registers a new organization that has a partner's relationship request: it becomes a customer of the partners of the request, by the rules
/// of CreateCustomer. Source: docs/contract.md#registering-an-organization.
/// </summary>
internal sealed class OrganizationRegistration(
    CustomerService customers, RelationshipAcceptance acceptance, PartnerAllowList partners, DataKeys keys, CustomerOptions customerOptions, OrganizationRegistrationOptions options)
{
    /// <summary>Whether a person who has not signed in at the configured authority can register an organization.</summary>
    public bool AllowsAnonymous => options.AllowAnonymous;

    /// <summary>
    /// Registers an organization. A repeated form with the same content registers nothing and returns the same customer, with the credentials of
    /// its administrator.
    /// </summary>
    /// <param name="invitation">The relationship request.</param>
    /// <param name="input">The organization. Its associated partner is ignored: the relationship request names the partners.</param>
    /// <param name="signedInUser">The person who has signed in at the configured authority; null if nobody has.</param>
    /// <param name="form">The ID of the form; null if the form can be executed more than once.</param>
    /// <param name="correlationId">The correlation ID for audit records.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The customer with the credentials of its first administrator, or a fault.</returns>
    public async Task<Outcome<Customer>> RegisterAsync(
        RelationshipInvitation invitation, Customer input, string? signedInUser, Guid? form, string correlationId, CancellationToken cancellationToken)
    {
        if (signedInUser is null && !options.AllowAnonymous) return Fault.ActionNotAllowed("Only a person who has signed in at the authority of this server can register an organization.");
        if (!await acceptance.IsKnownAsync(invitation, cancellationToken)) return Fault.ActionNotAllowed("The relationship request names a partner that this server does not know, or two partners that do not work together.");
        var reseller = invitation.Provider is null ? (Guid?)null : invitation.Partner;
        var owner = invitation.Provider ?? invitation.Partner;
        var user = signedInUser ?? $"{FirstAdministrator.UserName}@{input.CompanyProfile?.Domain}";
        return await customers.CreateAsync(
            CustomerAdministrator.CreateActor(owner, partners.IsSandbox(owner), user, correlationId),
            input with { AssociatedPartnerId = reseller?.ToString() },
            new CreationTerms(
                form is { } id ? CreateRequestId(invitation, signedInUser, id) : null,
                invitation.WithDelegatedAccess,
                reseller is { } other && partners.IsSandbox(other) ? customerOptions.SandboxQuota : 0),
            cancellationToken);
    }

    // The ID comes from a form, so it must not select a request of the partner, of another person or of another relationship request.
    private Guid CreateRequestId(RelationshipInvitation invitation, string? signedInUser, Guid form) =>
        new(keys.Fingerprint(Encoding.UTF8.GetBytes($"registration {form} {invitation.ToUrl("")} {signedInUser}")).AsSpan(0, 16));
}
