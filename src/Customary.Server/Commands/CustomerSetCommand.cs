using Customary.Client.Sandbox;
using Customary.Hosting.Sandbox.Registry;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Sets the facts about customers that the API only reads.</summary>
internal static class CustomerSetCommand
{
    public static Command Create(AdministrationCommand administration)
    {
        var customer = new Argument<string>("customer") { Description = "The tenant ID of the customer or one of its domains." };
        var status = new Option<string>("--account-status") { Description = $"The result of the account validation; {LocalSandboxCustomers.NoStatus} removes it." };
        status.AcceptOnlyFromAmong([LocalSandboxCustomers.NoStatus, .. ValidationStatusService.Statuses]);
        var signed = new Option<bool?>("--agreement-signed") { Description = "Whether the customer signed the Microsoft Customer Agreement directly: true or false." };
        var set = new Command("set", "Set facts about a customer that the API only reads, in a store or in a running server. Facts without an option are not changed.") { customer, status, signed };
        return administration.Run(set, async (context, cancellationToken) =>
        {
            try
            {
                context.Output.WriteIfJson(
                    await context.Customers.SetAsync(context.Get(customer), new() { AccountStatus = context.Get(status), AgreementSigned = context.Get(signed) }, cancellationToken),
                    SandboxJsonContext.Api.CustomerFacts);
            }
            catch (CustomaryException exception) when (exception is { Status: StatusCodes.Status404NotFound, Code: CustomaryErrorCode.ResourceNotFound })
            {
                throw new CommandException($"customer: '{TerminalText.Sanitize(context.Get(customer))}' does not exist. Use the tenant ID of a customer or one of its domains.");
            }
        });
    }
}
