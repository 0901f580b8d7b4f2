using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>Where an interrupted export resumes. It is kept in a file beside the export until that is complete.</summary>
internal sealed class ExportState
{
    private readonly string _path;
    private readonly string _source;

    private ExportState(string path, string source) => (_path, _source) = (path, source);

    /// <summary>The token of the next page; null for the first one.</summary>
    public string? ContinuationToken { get; private init; }

    /// <summary>The length of the complete pages in the file, in bytes.</summary>
    public long Length { get; private init; }

    /// <summary>The number of customers in the complete pages.</summary>
    public long Count { get; private init; }

    /// <summary>Reads the state of an interrupted export, or starts a new one.</summary>
    /// <param name="export">The path of the export.</param>
    /// <param name="source">What is exported.</param>
    /// <exception cref="CommandException">The file exists and does not belong to an interrupted export of the same source.</exception>
    public static ExportState Open(string export, string source)
    {
        var path = $"{export}.resume.json";
        if (!File.Exists(path))
        {
            if (File.Exists(export)) throw CommandException.InvalidUsage($"file: '{export}' exists. Use the path of a file that does not exist.");

            // Otherwise an export that is killed in its first page could not be resumed.
            var started = new ExportState(path, source);
            started.Save(null, 0, 0);
            return started;
        }

        try
        {
            var state = JsonNode.Parse(File.ReadAllText(path))!;
            var length = state["length"]!.GetValue<long>();
            if (state["source"]!.GetValue<string>() != source)
                throw CommandException.InvalidUsage($"file: '{path}' belongs to another export. Use the options of that export, or delete both files.");
            if (length > 0 && (!File.Exists(export) || new FileInfo(export).Length < length)) throw CommandException.InvalidUsage($"file: '{export}' is shorter than '{path}' says. Delete both files.");
            return new(path, source) { ContinuationToken = state["continuationToken"]?.GetValue<string>(), Length = length, Count = state["count"]!.GetValue<long>() };
        }
        catch (Exception exception) when (exception is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw CommandException.InvalidUsage($"file: '{path}' is not the state of an export. Delete it and '{export}'.");
        }
    }

    /// <summary>Replaces the state, after the page was written to the disk.</summary>
    public void Save(string? continuationToken, long length, long count)
    {
        var state = new JsonObject { ["source"] = _source, ["continuationToken"] = continuationToken, ["length"] = length, ["count"] = count };
        var next = $"{_path}.new";
        File.WriteAllText(next, state.ToJsonString());
        File.Move(next, _path, overwrite: true);
    }

    /// <summary>Removes the state of a complete export.</summary>
    public void Delete() => File.Delete(_path);
}
