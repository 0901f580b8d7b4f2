namespace Customary.Core.Sandbox;

/// <summary>The lines of the properties and array items of a JSON text, by path.</summary>
internal sealed class JsonLocations
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the locations.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonLocations Read(ReadOnlySpan<byte> json)
    {
        var locations = new JsonLocations();
        var reader = new Utf8JsonReader(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (parents, path, line, counted) = (new Stack<(string Path, int Index)>(), "", 1L, 0);
        while (reader.Read())
        {
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                path = parents.Peek().Path is { Length: > 0 } parent ? $"{parent}.{reader.GetString()}" : reader.GetString()!;
                locations._lines.TryAdd(path, line);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                parents.Pop();
                continue;
            }

            if (parents.Count > 0 && parents.Peek() is { Index: >= 0 } array)
            {
                parents.Pop();
                parents.Push(array with { Index = array.Index + 1 });
                path = $"{array.Path}[{array.Index}]";
                locations._lines.TryAdd(path, line);
            }

            if (reader.TokenType == JsonTokenType.StartObject) parents.Push((path, -1));
            else if (reader.TokenType == JsonTokenType.StartArray) parents.Push((path, 0));
        }

        return locations;
    }

    /// <summary>The line of a property, or of the closest parent that the text has.</summary>
    public long Find(string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
            if (_lines.TryGetValue(path, out var line)) return line;
        return 1;
    }
}
