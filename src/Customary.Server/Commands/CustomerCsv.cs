using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Customary.Server.Commands;

/// <summary>Customers as CSV (RFC 4180) with a header. The first columns are only written.</summary>
internal static class CustomerCsv
{
    /// <summary>Reads customers. Empty fields are absent properties.</summary>
    /// <exception cref="CommandException">The header has an unknown column, or the text is not CSV.</exception>
    public static async IAsyncEnumerable<(int Line, JsonObject Customer)> ReadAsync(TextReader text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var csv = CsvReader.Create(text, CsvReaderOptions.Default, leaveOpen: true);
        List<string>? properties = null;
        while (await ReadRowAsync(csv, cancellationToken))
        {
            properties ??= [.. csv.Headers.Select(FindProperty)];
            if (csv.FieldCount != properties.Count)
                throw CommandException.InvalidUsage(string.Create(CultureInfo.InvariantCulture, $"row {csv.RowNumber + 1}: not valid CSV. It has {csv.FieldCount} fields, and the header has {properties.Count}."));
            var customer = new JsonObject();
            for (var i = 0; i < properties.Count; i++) JsonInput.Set(customer, properties[i], csv.GetString(i) is { Length: > 0 } value ? value : null);

            // The header is the first line.
            yield return ((int)csv.RowNumber + 1, customer);
        }
    }

    /// <summary>Writes customers.</summary>
    /// <param name="text">Receives the text.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="withHeader">Whether to write the header first.</param>
    public static void Write(TextWriter text, IEnumerable<JsonObject> customers, bool withHeader)
    {
        using var csv = CsvWriter.Create(text, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
        if (withHeader) csv.WriteRecord([.. CustomerColumns.All.Select(column => column.Header)]);
        foreach (var customer in customers) csv.WriteRecord([.. CustomerColumns.All.Select(column => Get(customer, column.Property) ?? "")]);
        csv.Flush();
    }

    private static async Task<bool> ReadRowAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException exception)
        {
            throw CommandException.InvalidUsage($"row {(csv.RowNumber + 1).ToString(CultureInfo.InvariantCulture)}: not valid CSV. {exception.Message}");
        }
    }

    private static string FindProperty(string header) =>
        CustomerColumns.All.FirstOrDefault(column => column.Header.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase)).Property
        ?? throw CommandException.InvalidUsage($"unknown column '{header}'. Use the columns {CustomerColumns.Names}.");

    private static string? Get(JsonNode? node, string path)
    {
        foreach (var name in path.Split('.')) node = (node as JsonObject)?[name];
        return node?.ToString();
    }
}
