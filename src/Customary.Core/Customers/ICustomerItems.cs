namespace Customary.Core.Customers;

/// <summary>Collects the customers of a page, in the form that its reader needs.</summary>
internal interface ICustomerItems : ICustomerReader
{
    /// <summary>Reverses the order.</summary>
    void Reverse();
}
