namespace Customary.Hosting.Tests.Recorded;

/// <summary>A request as a real client sent it.</summary>
/// <param name="Line">The method and path.</param>
/// <param name="Headers">The headers in their original order and casing.</param>
/// <param name="Body">The text of the body; can be empty.</param>
internal sealed record RecordedRequest(string Line, IReadOnlyList<string> Headers, string Body)
{
    private const string Start = ">>> ";
    private const string BodyStart = "BODY ";

    /// <summary>Reads the requests of a recording.</summary>
    public static IEnumerable<RecordedRequest> Read(string recording)
    {
        var lines = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recorded", recording)).Append(Start))
        {
            if (line.StartsWith(Start, StringComparison.Ordinal) && lines.Count > 0)
            {
                yield return Parse(lines);
                lines.Clear();
            }

            if (!line.StartsWith('#')) lines.Add(line.Trim());
        }
    }

    private static RecordedRequest Parse(List<string> lines)
    {
        var body = lines.Find(line => line.StartsWith(BodyStart, StringComparison.Ordinal));
        return new(lines[0][Start.Length..], [.. lines.Skip(1).Where(line => line != body)], body?[BodyStart.Length..] ?? "");
    }
}
