namespace Customary.Storage.Idempotency;

/// <summary>A request that must be executed at most once. Source: docs/contract.md#idempotency.</summary>
/// <param name="Operation">The operation. For operations under a customer, it contains the customer ID.</param>
/// <param name="RequestId">The <c>MS-RequestId</c>.</param>
/// <param name="Fingerprint">A keyed hash of the parsed body. The body cannot be derived from it.</param>
internal sealed record IdempotentRequest(string Operation, Guid RequestId, byte[] Fingerprint)
{
    /// <summary>The creation of a customer.</summary>
    public const string CreateCustomer = "CreateCustomer";

    /// <summary>The creation of a user. The customer ID makes the stored responses findable when the customer is deleted.</summary>
    public static string CreateUser(Guid customer) => $"CreateUser {customer}";

    /// <summary>The creation of a qualification.</summary>
    public static string CreateQualification(Guid customer) => $"CreateQualification {customer}";

    /// <summary>The confirmation of an agreement.</summary>
    public static string CreateAgreement(Guid customer) => $"CreateAgreement {customer}";

    /// <summary>The addition of a domain.</summary>
    public static string AddVerifiedDomain(Guid customer) => $"AddVerifiedDomain {customer}";

    /// <summary>Returns all operations under a customer. Their stored responses are redacted when the customer is deleted.</summary>
    public static IReadOnlyList<string> GetOperations(Guid customer) =>
        [CreateUser(customer), CreateQualification(customer), CreateAgreement(customer), AddVerifiedDomain(customer)];
}
