namespace Customary.Client;

/// <summary>Which customers a list contains. Upper and lower case are equal.</summary>
public sealed class CustomerFilter
{
    private CustomerFilter(string field, string value) => Json = Filter.ToJson(field, Guard.NotEmpty(value), "starts_with");

    /// <summary>The filter as JSON.</summary>
    internal string Json { get; }

    /// <summary>Customers whose company name starts with a text.</summary>
    /// <param name="prefix">The text.</param>
    public static CustomerFilter CompanyNameStartsWith(string prefix) => new("CompanyName", prefix);

    /// <summary>Customers whose domain starts with a text.</summary>
    /// <param name="prefix">The text.</param>
    public static CustomerFilter DomainStartsWith(string prefix) => new("Domain", prefix);

    /// <summary>Customers of an indirect reseller.</summary>
    /// <param name="resellerId">The tenant ID of the reseller, a GUID.</param>
    public static CustomerFilter IndirectReseller(string resellerId) => new("IndirectReseller", resellerId);

    /// <summary>Customers of an indirect provider.</summary>
    /// <param name="providerId">The tenant ID of the provider, a GUID.</param>
    public static CustomerFilter IndirectProvider(string providerId) => new("IndirectCloudSolutionProvider", providerId);

    /// <inheritdoc/>
    public override string ToString() => Json;
}
