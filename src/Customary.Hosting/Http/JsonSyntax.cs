namespace Customary.Hosting.Http;

/// <summary>Finds out why a text is not JSON, for the description of a fault.</summary>
internal static class JsonSyntax
{
    // The default of the serializer.
    private const int MaxDepth = 64;

    /// <summary>Describes the first error of a text, with its position but without the text, which can be personal data.</summary>
    /// <param name="json">The text in UTF-8.</param>
    /// <returns>The end of a sentence whose subject is the text; null if the text is JSON that the serializer can read.</returns>
    public static string? FindError(ReadOnlySpan<byte> json)
    {
        // The reader counts positions after a byte order mark.
        var mark = json.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var text = json[mark..];
        if (text.Trim(" \t\r\n"u8).IsEmpty) return "is empty";
        var reader = Open(text, isFinalBlock: false);
        try
        {
            var depth = 0;
            while (reader.Read())
            {
                depth = Math.Max(depth, reader.CurrentDepth + 1);
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped) reader.GetString();
            }

            if (!IsComplete(text)) return "ends before the JSON is complete";
            return depth > MaxDepth ? $"is nested deeper than {MaxDepth} levels" : null;
        }
        catch (JsonException exception)
        {
            var (line, position) = (exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
            return string.Create(CultureInfo.InvariantCulture, $"is not JSON (line {line + 1}, byte {position + 1 + (line == 0 ? mark : 0)})");
        }
        catch (InvalidOperationException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has a string with an escape of half a surrogate pair (the string starts at byte {reader.TokenStartIndex + 1 + mark})");
        }
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> text, bool isFinalBlock) =>
        new(text, isFinalBlock, new(new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = text.Length + 1 }));

    // The other reader waits for more of an incomplete text and reports no error.
    private static bool IsComplete(ReadOnlySpan<byte> text)
    {
        var reader = Open(text, isFinalBlock: true);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
