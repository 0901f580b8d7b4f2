namespace Customary.Client;

/// <summary>The parts of a fault. Services use several shapes, so every part is optional.</summary>
internal sealed class FaultBody(int? code, string? description, IReadOnlyList<string> details)
{
    private static readonly FaultBody Empty = new(null, null, []);

    /// <summary>The number of the fault.</summary>
    public int? Code { get; } = code;

    /// <summary>The description.</summary>
    public string? Description { get; } = description;

    /// <summary>The details, for example one for each field that is not valid.</summary>
    public IReadOnlyList<string> Details { get; } = details;

    /// <summary>Reads the shapes of the API, of its gateway and of newer services. A body that is none of them has no parts.</summary>
    public static FaultBody Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(ResponseBody.WithoutByteOrderMark(body));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    private static FaultBody Read(JsonElement fault)
    {
        // The documentation calls the code a string, and the service sends a number.
        int? code = Find(fault, "code") switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
            { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), out var value) => value,
            _ => null,
        };
        return new(code, Text(Find(fault, "description")) ?? Text(Find(fault, "message")), Find(fault, "data") is { } data ? ReadDetails(data) : []);
    }

    private static List<string> ReadDetails(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Array => [.. data.EnumerateArray().Select(item => Text(item) ?? item.GetRawText())],
        JsonValueKind.Object => [data.GetRawText()],
        _ => Text(data) is { } text ? [text] : [],
    };

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement element, string name)
    {
        foreach (var property in element.EnumerateObject())
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }
}
