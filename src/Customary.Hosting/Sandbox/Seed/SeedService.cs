using Customary.Hosting.Configuration;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.Sandbox.Seed;

/// <summary>
/// Adds the seed to a store without partners and customers. A file is checked before the server listens. The data is added in the
/// background, in one transaction, and the server is not ready until it is in.
/// </summary>
internal sealed partial class SeedService(
    SeedFile file, SeedGenerator generator, ImportStore store, SeedOptions options, SystemClock system, ILogger<SeedService> logger) : BackgroundService
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);
    private StateImport? _import;
    private volatile bool _isIn;

    /// <summary>Whether the seed is in, or there is none to add.</summary>
    public bool IsIn => _isIn;

    /// <summary>Reads and checks the seed file, if there is one.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or is not valid. The message has one line for each error.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (options.Path is not { } path)
        {
            _isIn = options.GeneratedCustomers == 0;
            return;
        }

        var (import, errors) = await file.ReadAsync(await ReadFileAsync(path, cancellationToken), TenantNames.Resolve, cancellationToken);
        if (errors.Count > 0) throw new SettingsException(string.Join(Environment.NewLine, errors.Select(error => $"seed: {path}, {error}.")));
        _import = import;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_isIn)
        {
            try
            {
                var isAdded = await AddAsync(stoppingToken);
                _isIn = true;
                if (!isAdded) LogNotEmpty(logger);
            }
            catch (StorageUnavailableException exception)
            {
                LogUnavailable(logger, exception);
                await Task.Delay(RetryInterval, stoppingToken);
            }
        }
    }

    private async Task<bool> AddAsync(CancellationToken cancellationToken)
    {
        // Generating many customers takes seconds, which a store with data does not need.
        if (await store.HasDataAsync(cancellationToken)) return false;
        if (_import is null)
        {
            var (import, errors) = await file.PlanAsync(generator.Generate(options.GeneratedCustomers), TenantNames.Resolve, cancellationToken);
            if (errors.Count > 0) throw new InvalidOperationException($"A generated customer is not valid: {errors[0].Field} {errors[0].Reason}.");
            _import = import;
        }

        var isAdded = await file.AddAsync(_import, new SeedProgress(system.Provider, _import.Customers.Count, logger).Report, cancellationToken);
        if (isAdded) LogAdded(logger, _import.Customers.Count);
        _import = null;
        return isAdded;
    }

    private static async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"seed: {path} cannot be read: {exception.Message}");
        }
    }

    [LoggerMessage(1420, LogLevel.Information, "Added the seed: {Customers} customers.")]
    private static partial void LogAdded(ILogger logger, int customers);

    [LoggerMessage(1421, LogLevel.Information, "The store has data, so the seed was not added.")]
    private static partial void LogNotEmpty(ILogger logger);

    [LoggerMessage(1422, LogLevel.Warning, "Storage is unavailable. The server tries to add the seed again in 5 seconds.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
