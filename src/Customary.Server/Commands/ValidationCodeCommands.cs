using Customary.Client.Sandbox;

namespace Customary.Server.Commands;

/// <summary>Manages the validation codes with which partners qualify government customers.</summary>
internal static class ValidationCodeCommands
{
    public static Command Create(AdministrationCommand administration)
    {
        var tenant = new Argument<Guid>("tenant") { Description = "The tenant ID of the partner." };
        var code = new Argument<string>("code") { Description = "The validation code, digits only." };
        var organization = new Option<string>("--organization-name") { Description = "The name of the validated organization.", Required = true };
        var maxCreates = new Option<long>("--max-creates") { Description = "The number of customers that can be qualified with the code.", Required = true };
        var add = new Command("add", "Add a validation code to a partner, or change it. Uses of the code still count.") { tenant, code, organization, maxCreates };
        var remove = new Command("remove", "Remove a validation code from a partner. Qualified customers stay qualified.") { tenant, code };
        var list = new Command("list", "List the validation codes of all partners.");
        return new("validation-codes", "Manage the codes with which partners qualify government customers, of a store or of a running server.")
        {
            administration.Run(add, async (context, cancellationToken) => context.Output.WriteIfJson(
                await context.ValidationCodes.SetAsync(
                    new() { Tenant = context.Get(tenant).ToString(), Code = context.Get(code), OrganizationName = context.Get(organization)!, MaxCreates = context.Get(maxCreates) }, cancellationToken),
                SandboxJsonContext.Api.ValidationCodeRegistration)),
            administration.Run(remove, async (context, cancellationToken) =>
            {
                try
                {
                    await context.ValidationCodes.RemoveAsync(context.Get(tenant).ToString(), context.Get(code), cancellationToken);
                }
                catch (CustomaryException exception) when (exception is { Status: StatusCodes.Status404NotFound, Code: CustomaryErrorCode.ResourceNotFound })
                {
                    throw new CommandException("The partner does not have this validation code. Run `customary validation-codes list` to list all codes.");
                }
            }),
            administration.Run(list, async (context, cancellationToken) => context.Output.Write(
                await context.ValidationCodes.ListAsync(cancellationToken), SandboxJsonContext.Api.ValidationCodeRegistration,
                new("Tenant", row => row.Tenant), new("Code", row => row.Code), new("Allowed", row => ToText(row.MaxCreates)), new("Left", row => ToText(row.RemainingCreates)),
                new("Organization", row => row.OrganizationName))),
        };
    }

    private static string? ToText(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
