using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>Adds the fault rules of the setting <c>faults-file</c> at startup.</summary>
internal sealed class FaultsFile(FaultRules rules)
{
    /// <summary>Reads the file and adds its rules. The file has the form of the collection that the administrative API returns.</summary>
    /// <param name="path">The path of the file; null to do nothing.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="SettingsException">The file cannot be read, or a rule is not valid. The message names the file, the rule and the property.</exception>
    public async Task LoadAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null) return;
        var parsed = StrictJson.Parse(await ReadAsync(path, cancellationToken), SandboxJsonContext.Api.FaultRules);
        if (parsed.Fault is { } fault) throw Error(path, fault, "");
        foreach (var (index, rule) in parsed.Value.Items.Index())
            if (rules.Add(rule).Fault is { } invalid) throw Error(path, invalid, string.Create(CultureInfo.InvariantCulture, $"items[{index}]."));
    }

    private static SettingsException Error(string path, Fault fault, string place) =>
        new(string.Join(Environment.NewLine, (fault.Data is { Count: > 0 } data ? data : [fault.Description]).Select(error => $"faults-file: {path}, {place}{error}")));

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"faults-file: {path} cannot be read: {exception.Message}");
        }
    }
}
