using System.Text;
using System.Text.Json.Nodes;
using Customary.Server.Terminal;

namespace Customary.Server.Commands;

/// <summary>Writes all customers to a file through the API. It can be interrupted and run again.</summary>
internal static class ExportCommand
{
    // After an interruption, at most one page is read again.
    private const int PageSize = 100;
    private const int Parallel = 4;

    public static Command Create(ConnectionOptions options)
    {
        var file = new Argument<string>("file") { Description = "The file to write: JSON lines, or CSV if its name ends with .csv. `customary import` reads it." };
        var summary = new Option<bool>("--summary") { Description = "Write what a list contains. This is faster, but billing profiles are absent." };
        var export = new Command("export", "Write all customers to a file. If interrupted, run it again: it resumes after the last complete page.") { file, summary };
        var readFilter = CustomerCommands.AddFilter(export);
        return export.RunOnApi(options, (context, cancellationToken) =>
            RunAsync(context, context.Get(file), readFilter(context.ParseResult), context.Get(summary), cancellationToken), isBulk: true);
    }

    private static async Task RunAsync(ApiContext context, string path, CustomerFilter? filter, bool isSummary, CancellationToken cancellationToken)
    {
        var state = ExportState.Open(path, $"{context.Connection.Description} {filter} {isSummary}");
        var count = state.Count;
        try
        {
            await using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            stream.SetLength(state.Length);
            stream.Position = state.Length;
            await using var text = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
            await TaskProgress.RunAsync(context.Error, "Export", null, async report =>
            {
                report(count);
                await foreach (var page in context.Client.Customers.ListAsync(filter, PageSize, state.ContinuationToken, cancellationToken).GetPagesAsync(cancellationToken))
                {
                    var customers = isSummary ? page.Items : await ReadAsync(context.Client, page.Items, cancellationToken);
                    CustomerFile.Append(text, CustomerFile.IsCsv(path), stream.Length == 0, customers);
                    await text.FlushAsync(cancellationToken);
                    stream.Flush(flushToDisk: true);
                    count += customers.Count;
                    if (page.ContinuationToken is { } next) state.Save(next, stream.Length, count);
                    report(customers.Count);
                }
            });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new CommandException($"Interrupted: {Keep(state, path, count)}. Run the same command again to resume.");
        }
        catch (CustomaryException exception)
        {
            throw new CommandException($"{ApiCommand.Describe(exception)} Stopped: {Keep(state, path, count)}. Run the same command again to resume.");
        }

        state.Delete();
        if (context.Output.IsJson) context.Output.WriteJson(new JsonObject { ["file"] = path, ["customers"] = count });
        else context.Output.WriteMessage($"Exported {Count(count)} to {path}");
    }

    // An export without a complete page has nothing to resume, and must not stand in the way of another one.
    private static string Keep(ExportState state, string path, long count)
    {
        if (count > 0) return $"{Count(count)} in {path}";
        state.Delete();
        File.Delete(path);
        return "nothing was exported";
    }

    private static string Count(long count) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? "customer" : "customers")}";

    private static async Task<IReadOnlyList<Customer>> ReadAsync(CustomaryClient client, IReadOnlyList<Customer> items, CancellationToken cancellationToken)
    {
        var customers = new Customer?[items.Count];
        await System.Threading.Tasks.Parallel.ForAsync(0, items.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken }, async (index, cancellation) =>
        {
            try
            {
                customers[index] = await client.GetCustomer(items[index].Id).GetAsync(cancellation);
            }
            catch (CustomaryException exception) when (exception.Status is 403 or 404)
            {
                // The relationship ended after the page was read.
            }
        });
        return [.. customers.OfType<Customer>()];
    }
}
