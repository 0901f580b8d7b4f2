using Customary.Contracts.Sandbox;

namespace Customary.Core.Sandbox;

/// <summary>Reads seed files and adds their content.</summary>
internal sealed class SeedFile(SeedPlanner planner, ImportStore store)
{
    /// <summary>Parses and validates the content of a file.</summary>
    /// <param name="json">The content, UTF-8.</param>
    /// <param name="resolve">Returns the tenant ID of a GUID or name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What to store, and the errors with their lines. What to store is complete only if there are no errors.</returns>
    public async Task<(StateImport? Import, IReadOnlyList<SeedError> Errors)> ReadAsync(byte[] json, Func<string, Guid> resolve, CancellationToken cancellationToken)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, SeedJsonContext.Default.SeedContent) is not { } content) return (null, [new(1, "$", "must be a JSON object")]);
            var errors = new ValidationErrors();
            var import = await planner.PlanAsync(content, resolve, errors, cancellationToken);
            if (errors.IsEmpty) return (import, []);
            var locations = JsonLocations.Read(json);
            return (null, [.. errors.All.Select(error => new SeedError(locations.Find(error.Field), error.Field, error.Reason))]);
        }
        catch (JsonException exception)
        {
            return (null, [ToError(exception)]);
        }
    }

    /// <summary>Validates generated content.</summary>
    public async Task<(StateImport Import, IReadOnlyList<ValidationError> Errors)> PlanAsync(SeedContent content, Func<string, Guid> resolve, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        return (await planner.PlanAsync(content, resolve, errors, cancellationToken), errors.All);
    }

    /// <summary>Validates a file and adds its content to the data of a running server, in one transaction. A fault names the line and the property of each error, and nothing changes.</summary>
    /// <param name="json">The content, UTF-8.</param>
    /// <param name="resolve">Returns the tenant ID of a GUID or name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<ImportResult>> AddAsync(byte[] json, Func<string, Guid> resolve, CancellationToken cancellationToken)
    {
        var (import, errors) = await ReadAsync(json, resolve, cancellationToken);
        if (import is null) return Fault.ImportInvalid([.. errors.OrderBy(error => error.Line).Take(StateImporter.MaxReportedErrors).Select(error => error.ToString())], errors.Count);
        return await StateImporter.AddAsync(store, import, index => $"line {JsonLocations.Read(json).Find($"customers[{index}]")}", cancellationToken);
    }

    /// <summary>Adds generated content to the data of a running server, in one transaction. A fault says which customer exists, and nothing changes.</summary>
    public async Task<Outcome<ImportResult>> AddAsync(SeedContent generated, Func<string, Guid> resolve, CancellationToken cancellationToken)
    {
        var (import, errors) = await PlanAsync(generated, resolve, cancellationToken);
        if (errors.Count > 0) throw new InvalidOperationException($"A generated customer is not valid: {errors[0].Field} {errors[0].Reason}.");
        return await StateImporter.AddAsync(store, import, index => $"customer {index + 1}", cancellationToken);
    }

    /// <summary>Adds the content in one transaction, unless the store has partners or customers. Returns whether it was added.</summary>
    /// <param name="import">The content.</param>
    /// <param name="report">Receives the number of customers that were added.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ImportConflictException">A domain or an ID is in use.</exception>
    public Task<bool> AddAsync(StateImport import, Action<int> report, CancellationToken cancellationToken) => store.AddAsync(import, onlyIfEmpty: true, report, cancellationToken);

    /// <summary>Describes a syntax error or an unknown property.</summary>
    internal static SeedError ToError(JsonException exception)
    {
        var path = exception.Path is { Length: > 2 } place ? place[2..] : "$";
        var reason = exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "is not a known property"
            : exception.Message.Contains("could not be converted", StringComparison.Ordinal) ? "has the wrong type"
            : "the text is not valid JSON here";
        return new((exception.LineNumber ?? 0) + 1, path, reason);
    }
}
