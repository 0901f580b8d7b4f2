using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.Server.Commands;

/// <summary>
/// The result of each row of an import, as JSON lines. An import that runs again skips the rows that it created, and repeats the others
/// with the request IDs of the first time, so that nothing is created twice. A row is known by its content, so failed rows can be corrected.
/// </summary>
internal sealed class ImportJournal : IDisposable
{
    private readonly HashSet<string> _created = [];
    private readonly Dictionary<string, int> _occurrences = [];
    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private readonly string _importId;

    private ImportJournal(StreamWriter file, string importId, IEnumerable<string> created)
    {
        (_file, _importId) = (file, importId);
        _created.UnionWith(created);
    }

    /// <summary>Opens the journal of an import, or starts a new one. The file is readable by its owner only.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="target">The address and the credential of the import.</param>
    /// <param name="newId">The ID of a new import.</param>
    /// <exception cref="CommandException">The file belongs to an import into another server, or is not a journal.</exception>
    public static ImportJournal Open(string path, string target, Guid newId)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        try
        {
            var (importId, created) = Read(path, stream, target);
            var file = new StreamWriter(stream, leaveOpen: false) { AutoFlush = true, NewLine = "\n" };
            var journal = new ImportJournal(file, importId ?? newId.ToString(), created);
            if (importId is null) journal.Append(new() { ["importId"] = journal._importId, ["target"] = target });
            return journal;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The key of a row: its content, and its number among the rows with the same content.</summary>
    public string GetKey(Customer customer)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(customer, RoundTripJson.GetTypeInfo<Customer>())).AsSpan(0, 16));
        var occurrence = _occurrences[hash] = _occurrences.GetValueOrDefault(hash) + 1;
        return $"{hash}-{occurrence.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Whether the row was created.</summary>
    public bool IsCreated(string key) => _created.Contains(key);

    /// <summary>The request ID of a row, the same each time.</summary>
    public Guid GetRequestId(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{_importId} {key}")).AsSpan(0, 16));

    /// <summary>Records a row that was created.</summary>
    public void WriteCreated(string key, int line, Customer created) =>
        Append(new() { ["key"] = key, ["line"] = line, ["status"] = "created", ["customerId"] = created.Id, ["domain"] = created.CompanyProfile?.Domain });

    /// <summary>Records a row that the service refused.</summary>
    public void WriteFailed(string key, int line, string error) => Append(new() { ["key"] = key, ["line"] = line, ["status"] = "failed", ["error"] = error });

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Append(JsonObject entry)
    {
        lock (_gate) _file.WriteLine(entry.ToJsonString());
    }

    // A line that a crash left incomplete is removed. Its row is repeated with its request ID.
    private static (string? ImportId, List<string> Created) Read(string path, FileStream stream, string target)
    {
        string? importId = null;
        List<string> created = [];
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var complete = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, complete).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = Parse(path, line);
            importId ??= entry["importId"]?.ToString() ?? throw NotAJournal(path);
            if (entry["target"]?.ToString() is { } recorded && recorded != target)
                throw CommandException.InvalidUsage($"--results: '{path}' belongs to an import into {recorded}. Use another file, or delete it to import again.");
            if (entry["status"]?.ToString() == "created") created.Add(entry["key"]!.ToString());
        }

        stream.SetLength(complete);
        stream.Position = complete;
        return (importId, created);
    }

    private static JsonNode Parse(string path, string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw NotAJournal(path);
        }
        catch (JsonException)
        {
            throw NotAJournal(path);
        }
    }

    private static CommandException NotAJournal(string path) => CommandException.InvalidUsage($"--results: '{path}' is not the results of an import. Use another file.");
}
