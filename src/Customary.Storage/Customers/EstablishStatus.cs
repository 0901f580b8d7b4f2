namespace Customary.Storage.Customers;

/// <summary>The result of giving a customer to the partners of a relationship request.</summary>
internal enum EstablishStatus
{
    /// <summary>The partners have the customer.</summary>
    Established,

    /// <summary>There is no such customer.</summary>
    NoCustomer,

    /// <summary>The partners do not work together, or no longer.</summary>
    NoPartnership,

    /// <summary>A partner has as many customers as its quota allows.</summary>
    QuotaReached,
}
