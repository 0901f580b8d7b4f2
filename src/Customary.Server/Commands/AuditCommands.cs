using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Reads the audit records of a partner through the API.</summary>
internal static class AuditCommands
{
    private static readonly ListColumn<AuditRecord>[] Columns =
    [
        new("Time", record => record.OperationDate),
        new("Operation", record => record.OperationType),
        new("Resource", record => record.ResourceType),
        new("Customer", record => record.CustomerName),
        new("User", record => record.UserPrincipalName ?? record.ApplicationId),
        new("Status", record => record.OperationStatus),
    ];

    public static Command Create(ConnectionOptions options) => new("audit", "Read the audit records of a partner through the API.") { CreateList(options), CreateFollow(options) };

    private static Command CreateList(ConnectionOptions options)
    {
        var since = CreateTime("--since", "The time of the first records: a date, a time, or how long ago, such as 2h. Default: 7d.");
        var until = CreateTime("--until", "The time of the last records, in the same form. Default: now.");
        var limit = ListOptions.CreateLimit();
        var list = new Command("list", "List audit records, the oldest first.") { since, until, limit };
        var readFilter = AddFilter(list);
        return list.RunOnApi(options, (context, cancellationToken) => context.WriteAsync(
            context.Client.AuditRecords.ListAsync(context.Get(since) ?? Ago(TimeSpan.FromDays(7)), context.Get(until), readFilter(context.ParseResult), cancellationToken: cancellationToken),
            context.Get(limit), Columns, cancellationToken));
    }

    private static Command CreateFollow(ConnectionOptions options)
    {
        var since = CreateTime("--since", "The time of the first records: a date, a time, or how long ago, such as 2h. Default: now.");
        var interval = DurationOption.Create("--interval", "How long to wait between two requests.", "2s");
        var follow = new Command("follow", "Print audit records as they are written. Press Ctrl+C to stop.") { since, interval };
        var readFilter = AddFilter(follow);
        return follow.RunOnApi(options, async (context, cancellationToken) =>
        {
            var follower = new AuditFollower(context.Client.AuditRecords, context.Get(since) ?? TimeProvider.System.GetUtcNow(), readFilter(context.ParseResult));
            try
            {
                while (true)
                {
                    context.Output.Write(await follower.ReadAsync(cancellationToken), RoundTripJson.GetTypeInfo<AuditRecord>(), Columns);
                    await Task.Delay(context.Get(interval)!.Value, TimeProvider.System, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is the way to end the command.
            }
        });
    }

    private static Func<ParseResult, AuditRecordFilter?> AddFilter(Command command)
    {
        var customer = new Option<string>("--customer") { Description = "Only records of the customer with this ID.", HelpName = "GUID" };
        var company = new Option<string>("--company-name") { Description = "Only records of customers whose company name contains this text.", HelpName = "text" };
        var resource = new Option<string>("--resource-type") { Description = "Only records of this type of resource, such as customer.", HelpName = "type" };
        command.AddExclusive(customer, company, resource);
        return parseResult =>
            parseResult.GetValue(customer) is { Length: > 0 } id ? AuditRecordFilter.Customer(id)
            : parseResult.GetValue(company) is { Length: > 0 } name ? AuditRecordFilter.CompanyNameContains(name)
            : parseResult.GetValue(resource) is { Length: > 0 } type ? AuditRecordFilter.ResourceType(type)
            : null;
    }

    private static Option<DateTimeOffset?> CreateTime(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DurationOption.TryParse(text, out var ago)) return Ago(ago);
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
            result.AddError($"{name}: '{text}' is not valid. Use a date such as 2026-11-25, a time such as 2026-11-25T08:00:00Z, or how long ago, such as 2h.");
            return null;
        },
    };

    private static DateTimeOffset Ago(TimeSpan duration) => TimeProvider.System.GetUtcNow() - duration;
}
