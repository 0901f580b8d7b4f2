using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>Files with customers: JSON lines, or CSV if the name ends with <c>.csv</c>.</summary>
internal static class CustomerFile
{
    private static readonly JsonNodeOptions CaseInsensitive = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Whether a file contains CSV.</summary>
    public static bool IsCsv(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the customers of a file. Empty lines are skipped.</summary>
    /// <exception cref="CommandException">The file cannot be read, or a line is not valid. The message names the line.</exception>
    public static async IAsyncEnumerable<(int Line, Customer Customer)> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = Open(path);
        await foreach (var (line, json) in IsCsv(path) ? CustomerCsv.ReadAsync(text, cancellationToken) : ReadLinesAsync(text, cancellationToken))
            yield return (line, ToCustomer(line, json));
    }

    /// <summary>Appends customers to a file.</summary>
    /// <param name="text">Writes the file.</param>
    /// <param name="isCsv">Whether the file contains CSV.</param>
    /// <param name="isEmpty">Whether the file is empty.</param>
    /// <param name="customers">The customers.</param>
    public static void Append(TextWriter text, bool isCsv, bool isEmpty, IEnumerable<Customer> customers)
    {
        var type = RoundTripJson.GetTypeInfo<Customer>();
        if (isCsv) CustomerCsv.Write(text, customers.Select(customer => JsonSerializer.SerializeToNode(customer, type)!.AsObject()), isEmpty);
        else foreach (var customer in customers) text.Write($"{JsonSerializer.Serialize(customer, type)}\n");
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CommandException.InvalidUsage($"file: cannot read '{path}': {exception.Message}");
        }
    }

    private static async IAsyncEnumerable<(int Line, JsonObject Customer)> ReadLinesAsync(TextReader text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var line = 1; await text.ReadLineAsync(cancellationToken) is { } json; line++)
        {
            if (!string.IsNullOrWhiteSpace(json)) yield return (line, Parse(line, json));
        }
    }

    private static JsonObject Parse(int line, string json)
    {
        try
        {
            return JsonNode.Parse(json, CaseInsensitive) as JsonObject ?? throw Invalid(line, "not a JSON object");
        }
        catch (JsonException exception)
        {
            throw Invalid(line, $"not valid JSON at position {((exception.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static Customer ToCustomer(int line, JsonObject json)
    {
        try
        {
            return json.Deserialize(RoundTripJson.GetTypeInfo<Customer>())!;
        }
        catch (JsonException exception)
        {
            throw Invalid(line, $"the value at {exception.Path} has the wrong type");
        }
    }

    private static CommandException Invalid(int line, string reason) =>
        CommandException.InvalidUsage($"line {line.ToString(CultureInfo.InvariantCulture)}: {reason}. Use one JSON object per line, or a file whose name ends with .csv.");
}
