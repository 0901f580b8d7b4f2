using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Customary.Server.Terminal;

/// <summary>Prints results: tables for people, or one JSON document a line for scripts.</summary>
/// <param name="output">Receives the results.</param>
/// <param name="isJson">Whether to print JSON.</param>
internal sealed class ResultOutput(TextWriter output, bool isJson)
{
    // A table in a file or a pipe must not wrap its lines.
    private const int RedirectedWidth = 16_384;

    // Links and object types are for programs.
    private static readonly string[] HiddenProperties = ["links", "attributes"];

    private readonly IAnsiConsole _console = CreateConsole(output);

    /// <summary>Whether JSON is printed.</summary>
    public bool IsJson => isJson;

    /// <summary>Prints a message that only people need.</summary>
    public void WriteMessage(string message)
    {
        if (!isJson) output.WriteLine(TerminalText.Sanitize(message));
    }

    /// <summary>Prints a JSON document that no contract type describes.</summary>
    public void WriteJson(JsonNode json) => output.WriteLine(json.ToJsonString());

    /// <summary>Prints a resource that only scripts need.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="type">How to serialize it.</param>
    public void WriteIfJson<T>(T resource, JsonTypeInfo<T> type)
    {
        if (isJson) WriteJson(resource, type);
    }

    /// <summary>Prints one resource: its properties, one a line, or a JSON document.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="type">How to serialize it.</param>
    public void Write<T>(T resource, JsonTypeInfo<T> type)
    {
        if (isJson)
        {
            WriteJson(resource, type);
            return;
        }

        var table = CreateTable().HideHeaders().AddColumns("Property", "Value");
        foreach (var (property, value) in Flatten(JsonSerializer.SerializeToElement(resource, type), "")) table.AddRow(CreateCell(property), CreateCell(value));
        _console.Write(table);
    }

    /// <summary>Prints the items of a list, page by page: a table for each page, or a JSON document for each item.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="type">How to serialize an item.</param>
    /// <param name="limit">The number of items to print; null for all.</param>
    /// <param name="columns">The columns of the table.</param>
    public async Task WriteAsync<T>(IAsyncEnumerable<ResourcePage<T>> pages, JsonTypeInfo<T> type, int? limit, params ListColumn<T>[] columns)
    {
        var remaining = limit ?? int.MaxValue;
        await foreach (var page in pages)
        {
            var items = page.Items.Count > remaining ? [.. page.Items.Take(remaining)] : page.Items;
            Write(items, type, columns);
            remaining -= items.Count;
            if (remaining == 0) return;
        }
    }

    /// <summary>Prints items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="type">How to serialize an item.</param>
    /// <param name="columns">The columns of the table.</param>
    public void Write<T>(IReadOnlyList<T> items, JsonTypeInfo<T> type, params ListColumn<T>[] columns)
    {
        if (isJson)
        {
            foreach (var item in items) WriteJson(item, type);
            return;
        }

        if (items.Count == 0) return;
        var table = CreateTable().AddColumns([.. columns.Select(column => new TableColumn(CreateCell(column.Header)) { NoWrap = true })]);
        foreach (var item in items) table.AddRow(columns.Select(column => CreateCell(column.GetText(item) ?? "")));
        _console.Write(table);
    }

    private void WriteJson<T>(T item, JsonTypeInfo<T> type) => output.WriteLine(JsonSerializer.Serialize(item, type));

    private static Text CreateCell(string text) => new(TerminalText.Sanitize(text));

    private Table CreateTable() => new() { Border = _console.Profile.Out.IsTerminal ? TableBorder.Simple : TableBorder.None };

    private static IAnsiConsole CreateConsole(TextWriter output)
    {
        var terminal = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new() { Out = terminal, Interactive = InteractionSupport.No });
        if (!terminal.IsTerminal) console.Profile.Width = RedirectedWidth;
        return console;
    }

    private static IEnumerable<(string Property, string Value)> Flatten(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(property => !HiddenProperties.Contains(property.Name))
            .SelectMany(property => Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Flatten(item, $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]")),
        JsonValueKind.True or JsonValueKind.False => [(path, value.GetRawText())],
        _ => [(path, value.ToString())],
    };
}
