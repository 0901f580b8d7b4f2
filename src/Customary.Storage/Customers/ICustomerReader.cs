namespace Customary.Storage.Customers;

/// <summary>Receives the customers of a list row by row, without an allocation per customer.</summary>
internal interface ICustomerReader
{
    /// <summary>Starts the list, and restarts it without the received customers when the read is retried.</summary>
    void Reset();

    /// <summary>Receives the next customer.</summary>
    void Add(CustomerSummary customer);
}
