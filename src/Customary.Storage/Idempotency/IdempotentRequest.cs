namespace Customary.Storage.Idempotency;

/// <summary>A request that must not be carried out twice (decision 7).</summary>
/// <param name="Operation">The operation that it asked for.</param>
/// <param name="RequestId">Its MS-RequestId.</param>
/// <param name="Fingerprint">A keyed hash of its body after parsing; it tells nothing about the body.</param>
internal sealed record IdempotentRequest(string Operation, Guid RequestId, byte[] Fingerprint)
{
    /// <summary>The creation of a customer.</summary>
    public const string CreateCustomer = "CreateCustomer";

    /// <summary>The creation of a user; its name has the customer, so that what was answered can be found when the customer goes.</summary>
    public static string CreateUser(Guid customer) => $"CreateUser {customer}";

    /// <summary>The creation of a qualification, under the customer.</summary>
    public static string CreateQualification(Guid customer) => $"CreateQualification {customer}";

    /// <summary>The confirmation of an agreement, under the customer.</summary>
    public static string CreateAgreement(Guid customer) => $"CreateAgreement {customer}";

    /// <summary>The addition of a domain to a customer; its name has the customer too.</summary>
    public static string AddVerifiedDomain(Guid customer) => $"AddVerifiedDomain {customer}";

    /// <summary>All operations whose answers go when the customer goes (decision 14).</summary>
    public static IReadOnlyList<string> Under(Guid customer) =>
        [CreateUser(customer), CreateQualification(customer), CreateAgreement(customer), AddVerifiedDomain(customer)];
}
