namespace Customary.Contracts;

/// <summary>The values of <c>attributes.objectType</c>. Source: the contract, section 2.3.</summary>
public static class ObjectTypes
{
    /// <summary>The object type <c>Customer</c>.</summary>
    public const string Customer = "Customer";
    /// <summary>The object type <c>CustomerCompanyProfile</c>.</summary>
    public const string CustomerCompanyProfile = "CustomerCompanyProfile";
    /// <summary>The object type <c>CustomerBillingProfile</c>.</summary>
    public const string CustomerBillingProfile = "CustomerBillingProfile";
    /// <summary>The object type <c>Collection</c>.</summary>
    public const string Collection = "Collection";
}
