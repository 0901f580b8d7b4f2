namespace Customary.Client.Sandbox;

/// <summary>The facts about customers that partners can only read.</summary>
public interface ISandboxCustomers
{
    /// <summary>Sets facts about a customer. Absent properties are not changed.</summary>
    /// <param name="customer">The tenant ID of the customer, or one of its domains.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>All facts about the customer.</returns>
    /// <exception cref="CustomaryException">There is no such customer, or a property is not valid. Nothing was changed.</exception>
    Task<CustomerFacts> SetAsync(string customer, CustomerFacts facts, CancellationToken cancellationToken = default);
}
