namespace Customary.Core.Errors;

/// <summary>Faults of the customer's resources.</summary>
internal sealed partial record Fault
{
    /// <summary>400/900118: the id in the path is not a GUID (decision 5).</summary>
    public static Fault CustomerIdNotGuid() => new(400, 900118, "The customer id in the path is not a GUID.");

    /// <summary>404/60003: no such customer, or another partner's; which of the two is not told (decision 5).</summary>
    public static Fault CustomerNotFound() => new(404, 60003, "This partner has no customer with that id.");

    /// <summary>403/20002: the relationship with the customer has ended (decision 4).</summary>
    public static Fault RelationshipEnded() =>
        new(403, 20002, "The reseller relationship with this customer has been removed; the customer must accept a new relationship request.");

    /// <summary>403/600006: the caller may not do this.</summary>
    public static Fault ActionNotAllowed(string reason) => new(403, 600006, reason);

    /// <summary>403/900308: the partner has no delegated access to the customer's directory.</summary>
    public static Fault DelegatedAccessRequired() =>
        new(403, 900308, "The partner has no delegated access to this customer's directory; the customer grants it by accepting a relationship request.");

    /// <summary>404/60002: no such user, or one that is deleted.</summary>
    public static Fault UserNotFound() => new(404, 60002, "The customer has no user with that id.");

    /// <summary>404/1000: no such directory role.</summary>
    public static Fault RoleNotFound() => new(404, 1000, "There is no directory role with that id; the customer's directoryroles list them.");

    /// <summary>409/3001: another user has the principal name.</summary>
    public static Fault PrincipalNameTaken() =>
        new(409, 3001, "Another user of the customer has this user principal name.", ["userPrincipalName: is taken"]);

    /// <summary>409/3001: the customer has a qualification that stands against the one asked for.</summary>
    public static Fault QualificationConflict(string qualification) =>
        new(409, 3001, $"The customer has a qualification, or one in review, that stands against {qualification}; once given it is not taken back.",
            [$"qualification: {qualification} cannot be added to what the customer has"]);

    /// <summary>409/600061: the partner confirmed the same before ("Confirm customer acceptance of the Microsoft Customer Agreement").</summary>
    public static Fault AgreementExists() =>
        new(409, 600061, "This agreement was confirmed before for this customer with the same contact; another contact makes another confirmation.")
        {
            Name = "PartnerConfirmedAgreementAlreadyExists",
        };

    /// <summary>404/600074: the account was never validated ("Retrieve the validation status of a customer").</summary>
    public static Fault AccountStatusNotFound(Guid customer) =>
        new(404, 600074, $"There is no account status of the customer {customer}.") { Name = "AccountStatusNotFound" };

    /// <summary>409/3001: the domain belongs to a customer already (decision 12).</summary>
    public static Fault DomainTaken(string domain, string field = "companyProfile.domain") =>
        new(409, 3001, $"The domain {domain} is taken.", [$"{field}: {domain} is taken"]);

    /// <summary>409/3002: the MS-RequestId was used with another body (decision 12).</summary>
    public static Fault RequestIdReused() =>
        new(409, 3002, "This MS-RequestId was used within the last 24 hours with another body; repeat the same body, or send a new id.");

    /// <summary>409/3003: the MS-RequestId was used before, and what the request created has been deleted since.</summary>
    public static Fault CreatedResourceGone() =>
        new(409, 3003, "This request was carried out within the last 24 hours, and what it created no longer exists. Send a new MS-RequestId to create it again.");

    /// <summary>400/800018: the sandbox holds as many customers as it may (decision 16).</summary>
    public static Fault QuotaExceeded(int quota) =>
        new(400, 800018, $"This sandbox account holds its {quota} customers; delete one first.");

    /// <summary>403/600006: only sandbox accounts have their customers deleted, and a deletion removes the data of every partner of the customer.</summary>
    public static Fault SandboxRequired() =>
        new(403, 600006, "A customer can be deleted only if every partner that has or had it is a sandbox account. Remove the reseller relationship instead.");

    /// <summary>2055: the etag is missing or no longer the current one; 400, or 412 by setting (decision 6).</summary>
    public static Fault StaleEtag(int status, string what) =>
        new(status, 2055, $"{what} Read the profile again and send its attributes.etag, in the body or as If-Match.");

    /// <summary>400/2000: the continuation token is not one, or there is nothing left where it leads.</summary>
    public static Fault InvalidContinuationToken() =>
        new(400, 2000, "The continuation token is not valid for this request, or nothing is left where it leads; start from the first page.");

    /// <summary>404/1000: no such audit record in this partner's log.</summary>
    public static Fault AuditRecordNotFound() => new(404, 1000, "This partner's log has no record with that id; it may have grown too old.");

    /// <summary>400/2007: the address is not valid, for clients of the two older generations (decision 10).</summary>
    public static Fault AddressNotValid(string details) => new(400, 2007, details, []);
}
