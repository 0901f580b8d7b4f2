namespace Customary.Contracts;

/// <summary>Values of <c>attributes.objectType</c>. Source: docs/contract.md#resource-envelope.</summary>
public static class ObjectTypes
{
    /// <summary>A <see cref="Contracts.Customer"/>.</summary>
    public const string Customer = "Customer";
    /// <summary>A <see cref="Contracts.CustomerCompanyProfile"/>.</summary>
    public const string CustomerCompanyProfile = "CustomerCompanyProfile";
    /// <summary>A <see cref="Contracts.CustomerBillingProfile"/>.</summary>
    public const string CustomerBillingProfile = "CustomerBillingProfile";
    /// <summary>A <see cref="ResourceCollection{TResource}"/>.</summary>
    public const string Collection = "Collection";
}
