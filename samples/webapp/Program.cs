// A web API for several partners: each has a client with its own credential and rate limit.
//
//   dotnet run --project samples/webapp -- --urls http://127.0.0.1:5090 --Customary:Endpoint=http://127.0.0.1:5080
//   curl 'http://127.0.0.1:5090/contoso/customers?prefix=fab'
using Customary.Client;
using Microsoft.AspNetCore.Http.HttpResults;

string[] partners = ["contoso", "fabrikam"];
var builder = WebApplication.CreateBuilder(args);
var endpoint = new Uri(builder.Configuration["Customary:Endpoint"] ?? "http://127.0.0.1:5080");
foreach (var partner in partners)
{
    builder.Services.AddKeyedCustomaryClient(partner, (_, settings) => (settings.Endpoint, settings.Credential) = (endpoint, new DevelopmentCredential(endpoint, partner)));
}

var app = builder.Build();
app.MapGet("/{partner}/customers", async Task<Results<Ok<List<CustomerName>>, NotFound, ProblemHttpResult>> (
    string partner, string? prefix, IServiceProvider services, CancellationToken cancellationToken) =>
{
    if (services.GetKeyedService<CustomaryClient>(partner) is not { } client) return TypedResults.NotFound();
    var names = new List<CustomerName>();
    try
    {
        var filter = prefix is null ? null : CustomerFilter.CompanyNameStartsWith(prefix);
        await foreach (var customer in client.Customers.ListAsync(filter, cancellationToken: cancellationToken))
            names.Add(new(customer.Id, customer.CompanyProfile?.CompanyName));
        return TypedResults.Ok(names);
    }
    catch (CustomaryException exception)
    {
        return TypedResults.Problem(exception.Description, statusCode: exception.Status is 0 ? 502 : exception.Status);
    }
});
await app.RunAsync();

/// <summary>A customer in a list.</summary>
internal sealed record CustomerName(string? Id, string? Name);
