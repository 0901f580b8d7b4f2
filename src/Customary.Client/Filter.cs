namespace Customary.Client;

/// <summary>Writes filters as the JSON that the query parameter <c>filter</c> contains.</summary>
internal static class Filter
{
    /// <summary>Returns a filter on one field.</summary>
    public static string ToJson(string field, string value, string @operator)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("Field", field);
            writer.WriteString("Value", value);
            writer.WriteString("Operator", @operator);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
