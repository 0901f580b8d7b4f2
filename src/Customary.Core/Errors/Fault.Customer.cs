namespace Customary.Core.Errors;

/// <summary>Faults of customers and their resources.</summary>
internal sealed partial record Fault
{
    /// <summary>400/900118: the id in the path is not a GUID with dashes (docs/contract.md#unknown-ids).</summary>
    public static Fault CustomerIdNotGuid() => new(400, 900118, "The customer id in the path is not a GUID with dashes. Use the id that the list of customers returns.");

    /// <summary>404/60003: the customer does not exist or belongs to another partner. The response does not reveal which (docs/contract.md#unknown-ids).</summary>
    public static Fault CustomerNotFound() => new(404, 60003, "This partner has no customer with that id.");

    /// <summary>403/20002: the relationship with the customer has ended (docs/contract.md#ending-a-relationship).</summary>
    public static Fault RelationshipEnded() =>
        new(403, 20002, "The reseller relationship with this customer has been removed. The customer must accept a new relationship request.");

    /// <summary>400/3000: the request ends a relationship that has ended (docs/contract.md#ending-a-relationship).</summary>
    public static Fault NoRelationshipToEnd() =>
        new(400, 3000, "The reseller relationship between this partner and the customer does not exist any more, so it cannot be ended.",
            ["relationshipToPartner: is none already"]);

    /// <summary>403/600006: the caller is not allowed to perform the action.</summary>
    public static Fault ActionNotAllowed(string reason) => new(403, 600006, reason);

    /// <summary>403/900308: the partner has no delegated access to the customer's directory.</summary>
    public static Fault DelegatedAccessRequired() =>
        new(403, 900308, "The partner has no delegated access to this customer's directory. The customer grants it by accepting a relationship request.");

    /// <summary>404/60002: the user does not exist or is deleted.</summary>
    public static Fault UserNotFound() => new(404, 60002, "The customer has no active user with that id.");

    /// <summary>404/60002: the user exists and does not have the directory role.</summary>
    public static Fault RoleMemberNotFound() => new(404, 60002, "The user does not have this directory role.");

    /// <summary>404/1000: the directory role does not exist.</summary>
    public static Fault RoleNotFound() => new(404, 1000, "There is no directory role with that id. GET the customer's directoryroles to list the ids.");

    /// <summary>409/3001: another active user has the principal name that a new or changed user requests.</summary>
    public static Fault PrincipalNameTaken() =>
        new(409, 3001, "Another active user of the customer has this user principal name. Choose another name.", ["userPrincipalName: is taken"]);

    /// <summary>409/3001: another active user has the principal name of the deleted user that a request restores.</summary>
    public static Fault RestoredNameTaken() =>
        new(409, 3001, "The user cannot be restored, because another active user of the customer has its user principal name. Rename or delete that user first.", ["userPrincipalName: is taken"]);

    /// <summary>409/3001: the customer has, or requested, a qualification that excludes the new one.</summary>
    /// <param name="qualification">The requested qualification.</param>
    /// <param name="existing">The qualification that excludes it, which can be the same.</param>
    public static Fault QualificationConflict(string qualification, string existing) =>
        new(409, 3001,
            existing == qualification
                ? $"The customer already has {qualification}, or it is in review."
                : $"The customer has {existing}, or it is in review. It excludes {qualification}, and a qualification cannot be removed.",
            [$"qualification: {qualification} cannot be added to {existing}"]);

    /// <summary>409/600061: the partner confirmed the same agreement before ("Confirm customer acceptance of the Microsoft Customer Agreement").</summary>
    public static Fault AgreementExists() =>
        new(409, 600061, "This partner already confirmed this agreement for this customer with the same contact. To confirm it again, send another contact.")
        {
            Name = "PartnerConfirmedAgreementAlreadyExists",
        };

    /// <summary>404/600074: the account has no validation status ("Retrieve the validation status of a customer").</summary>
    public static Fault AccountStatusNotFound(Guid customer) =>
        new(404, 600074, $"The customer {customer} has no account status.") { Name = "AccountStatusNotFound" };

    /// <summary>409/3001: a customer has the domain already (docs/contract.md#fault-codes).</summary>
    public static Fault DomainTaken(string domain, string field = "companyProfile.domain") =>
        new(409, 3001, $"The domain {domain} is taken. Choose another domain.", [$"{field}: {domain} is taken"]);

    /// <summary>409/3002: the MS-RequestId was used for another request (docs/contract.md#idempotency).</summary>
    public static Fault RequestIdReused() =>
        new(409, 3002, "This MS-RequestId was used within the last 24 hours for another request of this operation. Repeat that request unchanged, or send a new MS-RequestId.");

    /// <summary>409/3003: the MS-RequestId was used before, and the resource that the request created no longer exists.</summary>
    public static Fault CreatedResourceGone() =>
        new(409, 3003, "This request was completed within the last 24 hours, and the resource that it created no longer exists. Send a new MS-RequestId to create it again.");

    /// <summary>400/800018: the sandbox account has as many customers as its quota allows (docs/contract.md#sandbox-quota).</summary>
    public static Fault QuotaExceeded(int quota) =>
        new(400, 800018, $"This sandbox account has reached its quota of {quota} customers. Delete a customer first.");

    /// <summary>403/600006: a deletion removes the data of every partner of the customer, so each of them must be a sandbox account.</summary>
    public static Fault SandboxRequired() =>
        new(403, 600006, "A customer can be deleted only if every partner that has or had it is a sandbox account. Remove the reseller relationship instead.");

    /// <summary>2055 with status 400, or 412 by setting: the etag is missing or not the current one (docs/contract.md#etags).</summary>
    public static Fault StaleEtag(int status, string reason) =>
        new(status, 2055, $"{reason} Read the profile again and send its attributes.etag, in the body or as If-Match.");

    /// <summary>400/2000: this server did not sign the continuation token for this collection and partner, or it was sent twice.</summary>
    public static Fault InvalidContinuationToken() =>
        new(400, 2000, "The continuation token is not valid for this collection and partner. Start from the first page.");

    /// <summary>400/2000: a query parameter differs from the query that the continuation token contains.</summary>
    public static Fault ContinuationTokenMismatch(string parameter) =>
        new(400, 2000, $"{parameter} differs from the query of the continuation token. Omit it, or start from the first page.");

    /// <summary>400/2000: no items are left on the requested side of the continuation token's page.</summary>
    public static Fault NoItemsLeft() =>
        new(400, 2000, "The collection has no items on that side of the continuation token any more. Start from the first page.");

    /// <summary>404/1000: the partner's log has no such record.</summary>
    public static Fault AuditRecordNotFound() => new(404, 1000, "This partner's log has no record with that id. Records are removed after their retention period.");

    /// <summary>400/2007: the address is not valid, in the format of the two older generations of clients (docs/contract.md#addresses).</summary>
    public static Fault AddressNotValid(string details) => new(400, 2007, details);
}
