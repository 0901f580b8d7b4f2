using Customary.Client.Sandbox;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>What an administrative command works with: the same operations on a store and on a running server.</summary>
/// <param name="ParseResult">The parsed command line.</param>
/// <param name="Partners">The registered partners.</param>
/// <param name="ValidationCodes">The validation codes.</param>
/// <param name="Customers">The facts about customers.</param>
/// <param name="Output">Prints results.</param>
internal sealed record AdministrationContext(
    ParseResult ParseResult, ISandboxPartners Partners, ISandboxValidationCodes ValidationCodes, ISandboxCustomers Customers, ResultOutput Output)
{
    /// <summary>The value of an option; the default if it was not given.</summary>
    public T? Get<T>(Option<T> option) => ParseResult.GetValue(option);

    /// <summary>The value of a required argument.</summary>
    public T Get<T>(Argument<T> argument) => ParseResult.GetRequiredValue(argument);
}
