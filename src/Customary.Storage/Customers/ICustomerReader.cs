namespace Customary.Storage.Customers;

/// <summary>Takes the customers of a list as they are read, so that nothing of them need be kept that is not wanted.</summary>
internal interface ICustomerReader
{
    /// <summary>Begins; or begins anew, without what was taken, where the database went away on the way.</summary>
    void Reset();

    /// <summary>Takes the next customer.</summary>
    void Add(CustomerSummary customer);
}
