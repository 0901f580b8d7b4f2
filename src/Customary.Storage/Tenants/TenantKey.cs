namespace Customary.Storage.Tenants;

/// <summary>
/// Where what belongs to a customer's tenant lies: with its home, the partner that first had the customer, for as long as
/// there is the customer, whoever has it later. So whatever a request of that partner touches lies on one server.
/// </summary>
/// <param name="Home">The partner that first had the customer.</param>
/// <param name="Customer">The customer.</param>
internal readonly record struct TenantKey(Guid Home, Guid Customer)
{
    /// <summary>What a partner's part of the customer says of the home: nothing where it is that partner.</summary>
    internal Guid? AsSeenBy(Guid partner) => Home == partner ? null : Home;
}
