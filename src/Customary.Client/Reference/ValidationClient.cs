namespace Customary.Client;

/// <summary>Reads the rules of countries and checks addresses.</summary>
public class ValidationClient : ResourceClient
{
    internal ValidationClient(ApiPipeline pipeline)
        : base(pipeline)
    {
    }

    /// <summary>Creates a client for tests of code that uses it.</summary>
    protected ValidationClient()
    {
    }

    /// <summary>Reads the rules that customers of a country must follow.</summary>
    /// <param name="country">The ISO 3166-1 alpha-2 code, for example <c>US</c> or <c>GB</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<CountryRules> GetCountryRulesAsync(string country, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<CountryRules>(
            ApiRequest.Get(Operations.GetCountryValidationRules, $"/v1/countryvalidationrules/{Uri.EscapeDataString(Guard.NotEmpty(country))}"), cancellationToken);

    /// <summary>Checks an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The status, for example <c>Verified</c> or <c>None</c>, and suggestions.</returns>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public virtual Task<AddressValidationResponse> ValidateAddressAsync(Address address, CancellationToken cancellationToken = default) =>
        Pipeline.SendAsync<AddressValidationResponse>(ApiRequest.Create(Operations.ValidateAddress, "POST", "/v1/validations/address", Guard.NotNull(address)), cancellationToken);
}
