using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Customary.Client;
using Customary.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Customary.Samples.Worker;

/// <summary>Creates each customer of the file and then stops the program.</summary>
internal sealed class ImportService(CustomaryClient client, IConfiguration configuration, IHostApplicationLifetime lifetime, ILogger<ImportService> logger) : BackgroundService
{
    private const int Workers = 16;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (created, failed) = (0, 0);
        var lines = File.ReadLinesAsync(configuration["Import:File"] ?? "customers.jsonl", stoppingToken);
        await Parallel.ForEachAsync(lines, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stoppingToken }, async (line, cancellationToken) =>
        {
            var customer = JsonSerializer.Deserialize(line, RoundTripJson.GetTypeInfo<Customer>())!;
            try
            {
                await client.Customers.CreateAsync(customer, RequestIdOf(customer), cancellationToken);
                Interlocked.Increment(ref created);
            }
            catch (CustomaryException exception)
            {
                // The import goes on; one customer that is not valid must not stop the others.
                Interlocked.Increment(ref failed);
                logger.LogError("{Domain}: {Message}", customer.CompanyProfile?.Domain, exception.Message);
            }
        });
        logger.LogInformation("Imported {Created} customers, {Failed} failed.", created, failed);
        lifetime.StopApplication();
    }

    // The same customer has the same request ID in each run, so that the service returns what an earlier run created.
    private static Guid RequestIdOf(Customer customer) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(customer.CompanyProfile?.Domain ?? "")).AsSpan(0, 16));
}
