using System.Text.Json.Nodes;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Manages the users of a customer through the API.</summary>
internal static class UserCommands
{
    private static readonly ListColumn<CustomerUser>[] Columns =
    [
        new("ID", user => user.Id),
        new("Sign-in name", user => user.UserPrincipalName),
        new("Display name", user => user.DisplayName),
        new("State", user => user.State),
    ];

    private static readonly ListColumn<DirectoryRole>[] RoleColumns = [new("ID", role => role.Id), new("Name", role => role.Name)];

    public static Command Create(ConnectionOptions options) => new("users", "Manage the users of a customer through the API.")
    {
        CreateList(options),
        CreateForUser("get", "Print a user.").RunOnUser(options, async (context, user, cancellationToken) => context.Write(await user.GetAsync(cancellationToken))),
        CreateCreate(options),
        CreateUpdate(options),
        CreateForUser("delete", "Delete a user. It can be restored for 30 days.").RunOnUser(options, async (context, user, cancellationToken) =>
        {
            await user.DeleteAsync(cancellationToken);
            context.Output.WriteMessage($"Deleted user {user.Id}.");
        }),
        CreateForUser("restore", "Restore a deleted user.").RunOnUser(options, async (context, user, cancellationToken) =>
        {
            await user.RestoreAsync(cancellationToken);
            context.Output.WriteMessage($"Restored user {user.Id}.");
        }),
        CreateForUser("roles", "List the directory roles of a user.").RunOnUser(options, (context, user, cancellationToken) =>
            context.WriteAsync(user.ListRolesAsync(cancellationToken), null, RoleColumns, cancellationToken)),
        CreatePassword(options),
    };

    private static Command CreateList(ConnectionOptions options)
    {
        var customer = CustomerCommands.CreateArgument();
        var deleted = new Option<bool>("--deleted") { Description = "List deleted users, which can be restored." };
        var limit = ListOptions.CreateLimit();
        return new Command("list", "List the users of a customer.") { customer, deleted, limit }.RunOnApi(options, async (context, cancellationToken) =>
        {
            var client = await context.FindCustomerAsync(context.Get(customer), cancellationToken);
            var users = client.Users.ListAsync(context.Get(deleted) ? CustomerUserFilter.Deleted : null, cancellationToken: cancellationToken);
            await context.WriteAsync(users, context.Get(limit), Columns, cancellationToken);
        });
    }

    private static Command CreateCreate(ConnectionOptions options)
    {
        var customer = CustomerCommands.CreateArgument();
        var file = JsonInput.CreateOption("A JSON file with the user. Options replace its values.");
        var password = CreatePasswordOption();
        var properties = new UserOptions();
        var create = new Command("create", "Create a user, and print it. The user must change the password at the first sign-in.") { customer, file, password };
        properties.AddTo(create);
        return create.RunOnApi(options, async (context, cancellationToken) =>
        {
            var user = await JsonInput.ReadAsync(context.Get(file), cancellationToken);
            properties.Apply(context.ParseResult, user);
            if (context.Get(password) is { } source)
                user["passwordProfile"] = new JsonObject { ["password"] = await ReadPasswordAsync(context, source, cancellationToken), ["forceChangePassword"] = true };
            var client = await context.FindCustomerAsync(context.Get(customer), cancellationToken);
            context.Write(await client.Users.CreateAsync(JsonInput.To<CustomerUser>(user), cancellationToken: cancellationToken));
        });
    }

    private static Command CreateUpdate(ConnectionOptions options)
    {
        var file = JsonInput.CreateOption("A JSON file with the properties to change. Options replace its values.");
        var properties = new UserOptions();
        var update = CreateForUser("update", "Change a user, and print it. Properties without an option are not changed.");
        update.Add(file);
        properties.AddTo(update);
        return update.RunOnUser(options, async (context, user, cancellationToken) =>
        {
            var changes = await JsonInput.ReadAsync(context.Get(file), cancellationToken);
            properties.Apply(context.ParseResult, changes);
            if (changes.Count == 0) throw CommandException.InvalidUsage("No change was given. Use --file or an option such as --display-name.");
            context.Write(await user.UpdateAsync(JsonInput.To<CustomerUser>(changes), cancellationToken));
        });
    }

    private static Command CreatePassword(ConnectionOptions options)
    {
        var password = CreatePasswordOption();
        password.Required = true;
        var keep = new Option<bool>("--keep-password") { Description = "Do not require a new password at the next sign-in." };
        var reset = CreateForUser("reset-password", "Set the password of a user.");
        reset.Add(password);
        reset.Add(keep);
        return reset.RunOnUser(options, async (context, user, cancellationToken) =>
        {
            var text = await ReadPasswordAsync(context, context.Get(password)!, cancellationToken);
            await user.ResetPasswordAsync(new() { Password = text, ForceChangePassword = !context.Get(keep) }, cancellationToken);
            context.Output.WriteMessage($"Set the password of user {user.Id}.");
        });
    }

    private static Option<string> CreatePasswordOption() => new("--password") { Description = "The password, or file:PATH.", HelpName = "password" };

    private static Task<string> ReadPasswordAsync(ApiContext context, string source, CancellationToken cancellationToken)
    {
        SecretValue.WarnIfLiteral("--password", source, "`file:PATH`", context.Error);
        return SecretValue.ReadAsync("--password", source, cancellationToken);
    }

    private static Command CreateForUser(string name, string description) =>
        new(name, description) { CustomerCommands.CreateArgument(), new Argument<string>("user") { Description = "The ID of the user." } };

    private static Command RunOnUser(this Command command, ConnectionOptions options, Func<ApiContext, CustomerUserClient, CancellationToken, Task> run) =>
        command.RunOnApi(options, async (context, cancellationToken) =>
        {
            var customer = await context.FindCustomerAsync(context.ParseResult.GetRequiredValue<string>("customer"), cancellationToken);
            await run(context, customer.GetUser(context.ParseResult.GetRequiredValue<string>("user")), cancellationToken);
        });
}
