// Imports customers from a JSON lines file with 16 workers. They share the rate limit of the tenant, and a customer that was
// imported before is not created again: its request ID is derived from its domain.
//
//   dotnet run --project samples/worker -- --Customary:Endpoint=http://127.0.0.1:5080 --Import:File=customers.jsonl
using Customary.Client;
using Customary.Samples.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCustomaryClient(builder.Configuration.GetSection("Customary"), (_, settings) =>
{
    settings.Endpoint ??= new("http://127.0.0.1:5080");
    settings.Credential = new DevelopmentCredential(settings.Endpoint, settings.Tenant ?? "contoso");
});
builder.Services.AddHostedService<ImportService>();
await builder.Build().RunAsync();
