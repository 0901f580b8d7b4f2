namespace Customary.Client.Sandbox;

/// <summary>The facts about customers of a server over HTTP.</summary>
internal sealed class HttpSandboxCustomers(SandboxHttp http) : ISandboxCustomers
{
    /// <inheritdoc/>
    public Task<CustomerFacts> SetAsync(string customer, CustomerFacts facts, CancellationToken cancellationToken = default) => http.SendAsync(
        "SetCustomerFacts", "PATCH", $"/customers/{Uri.EscapeDataString(Guard.NotEmpty(customer))}", Guard.NotNull(facts),
        SandboxJsonContext.Api.CustomerFacts, SandboxJsonContext.Api.CustomerFacts, cancellationToken);
}
