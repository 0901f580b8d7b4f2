using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>What a command that calls the API works with.</summary>
/// <param name="ParseResult">The parsed command line.</param>
/// <param name="Connection">The connection to the API.</param>
/// <param name="Output">Prints results.</param>
internal sealed record ApiContext(ParseResult ParseResult, Connection Connection, ResultOutput Output)
{
    /// <summary>The client of the API.</summary>
    public CustomaryClient Client => Connection.Client;

    /// <summary>Where errors and progress are written.</summary>
    public TextWriter Error => ParseResult.InvocationConfiguration.Error;

    /// <summary>The value of an option; the default if it was not given.</summary>
    public T? Get<T>(Option<T> option) => ParseResult.GetValue(option);

    /// <summary>The value of a required argument.</summary>
    public T Get<T>(Argument<T> argument) => ParseResult.GetRequiredValue(argument);

    /// <summary>Prints a resource.</summary>
    public void Write<T>(T resource) => Output.Write(resource, RoundTripJson.GetTypeInfo<T>());

    /// <summary>Prints the items of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="limit">The number of items to print; null for all.</param>
    /// <param name="columns">The columns of the table.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task WriteAsync<T>(AsyncResourceList<T> list, int? limit, ListColumn<T>[] columns, CancellationToken cancellationToken) =>
        Output.WriteAsync(list.GetPagesAsync(cancellationToken), RoundTripJson.GetTypeInfo<T>(), limit, columns);

    /// <summary>Returns the client of a customer.</summary>
    /// <param name="customer">The ID of the customer, or its domain.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="CommandException">No customer has the domain.</exception>
    public async Task<CustomerClient> FindCustomerAsync(string customer, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(customer, out _)) return Client.GetCustomer(customer);
        if (customer.Contains('.', StringComparison.Ordinal))
        {
            await foreach (var found in Client.Customers.ListAsync(CustomerFilter.DomainStartsWith(customer), cancellationToken: cancellationToken))
            {
                if (customer.Equals(found.CompanyProfile?.Domain, StringComparison.OrdinalIgnoreCase)) return Client.GetCustomer(found.Id);
            }
        }

        throw new CommandException($"customer: '{TerminalText.Sanitize(customer)}' does not exist. Use the ID of a customer or its domain.");
    }
}
