namespace Customary.Server.Customers;

/// <summary>The values of <c>attributes.objectType</c>. Source: the contract, section 2.3.</summary>
internal static class ObjectTypes
{
    public const string Customer = "Customer";
    public const string CustomerCompanyProfile = "CustomerCompanyProfile";
    public const string CustomerBillingProfile = "CustomerBillingProfile";
    public const string Collection = "Collection";
}
