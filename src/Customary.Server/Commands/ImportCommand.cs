using System.Text.Json.Nodes;
using Customary.Core.Security;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Creates the customers of a file through the API. It can be interrupted and run again.</summary>
internal static class ImportCommand
{
    private const int DefaultParallel = 4;
    private const int MaxParallel = 64;

    public static Command Create(ConnectionOptions options)
    {
        var file = new Argument<string>("file") { Description = $"A file with JSON lines, or CSV if its name ends with .csv. CSV needs a header with some of these columns: {CustomerColumns.Names}." };
        var results = new Option<string>("--results") { Description = "The file for the result of each row. Default: the name of the file with .results.jsonl.", HelpName = "path" };
        var parallel = new Option<int>("--parallel") { Description = $"How many customers to create at the same time, from 1 to {MaxParallel}. Default: {DefaultParallel}.", HelpName = "number", DefaultValueFactory = _ => DefaultParallel };
        parallel.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxParallel))
                result.AddError($"--parallel: '{result.Tokens[0].Value}' is not valid. Use a whole number from 1 to {MaxParallel}.");
        });
        var command = new Command("import", "Create the customers of a file. If interrupted, run it again: it resumes, and creates no customer twice.") { file, results, parallel };
        return command.RunOnApi(options, (context, cancellationToken) =>
            RunAsync(context, context.Get(file), context.Get(results) ?? $"{context.Get(file)}.results.jsonl", context.Get(parallel), cancellationToken), isBulk: true);
    }

    private static async Task RunAsync(ApiContext context, string path, string results, int parallel, CancellationToken cancellationToken)
    {
        // All rows are checked before the first one is sent.
        var total = 0L;
        await foreach (var (_, _) in CustomerFile.ReadAsync(path, cancellationToken)) total++;

        using var journal = ImportJournal.Open(results, context.Connection.Description, new IdGenerator(TimeProvider.System).NewId());
        var counts = new ImportCounts();
        try
        {
            await TaskProgress.RunAsync(context.Error, "Import", total, report => Parallel.ForEachAsync(
                CustomerFile.ReadAsync(path, cancellationToken).Select(row => (row.Line, row.Customer, Key: journal.GetKey(row.Customer))),
                new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
                async (row, cancellation) =>
                {
                    if (journal.IsCreated(row.Key)) counts.AddSkipped();
                    else await CreateAsync(context.Client, journal, row, counts, cancellation);
                    report(1);
                }));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new CommandException($"Interrupted: {counts}. Run the same command again to resume.");
        }
        catch (CustomaryException exception)
        {
            throw new CommandException($"{ApiCommand.Describe(exception)} Stopped: {counts}. Run the same command again to resume.");
        }

        if (context.Output.IsJson) context.Output.WriteJson(new JsonObject { ["created"] = counts.Created, ["skipped"] = counts.Skipped, ["failed"] = counts.Failed, ["results"] = results });
        else context.Output.WriteMessage($"Imported {path}: {counts}. Results: {results}");
        if (counts.Failed > 0) throw new CommandException($"{counts.Failed.ToString(CultureInfo.InvariantCulture)} rows failed; {results} says why. Correct them and run the same command again.");
    }

    private static async Task CreateAsync(
        CustomaryClient client, ImportJournal journal, (int Line, Customer Customer, string Key) row, ImportCounts counts, CancellationToken cancellationToken)
    {
        try
        {
            journal.WriteCreated(row.Key, row.Line, await client.Customers.CreateAsync(ToCreate(row.Customer), journal.GetRequestId(row.Key), cancellationToken));
            counts.AddCreated();
        }
        catch (CustomaryException exception) when (exception.Status is >= 400 and < 500 and not 401 and not 408 and not 429)
        {
            journal.WriteFailed(row.Key, row.Line, TerminalText.Sanitize(exception.Message));
            counts.AddFailed();
        }
    }

    // An exported customer has properties that the service assigns.
    private static Customer ToCreate(Customer customer) => customer with
    {
        Id = null,
        CommerceId = null,
        RelationshipToPartner = null,
        AllowDelegatedAccess = null,
        CustomDomains = null,
        UserCredentials = null,
        Links = null,
        Attributes = null,
        CompanyProfile = customer.CompanyProfile is { } company ? company with { TenantId = null, Links = null, Attributes = null } : null,
        BillingProfile = customer.BillingProfile is { } billing ? billing with { Id = null, Links = null, Attributes = null } : null,
    };
}
