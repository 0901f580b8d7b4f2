using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>
/// A caller that creates, changes, ends and deletes customers until the server process is killed. It records each
/// response and each request that got none.
/// </summary>
internal sealed class CrashWorkload(ServerClient connection, Random random)
{
    private readonly List<SentCustomer> _customers = [];

    public IReadOnlyList<SentCustomer> Customers => _customers;

    public async Task RunAsync(AsyncCountdown responses)
    {
        try
        {
            while (true)
            {
                if (_customers.Count < 3 || random.Next(2) == 0) await CreateAsync();
                else await ChangeAsync(_customers[random.Next(_customers.Count)]);
                responses.Signal();
            }
        }
        catch (HttpRequestException)
        {
            // The process was killed. Only the outcome of the last request is unknown.
        }
    }

    private async Task CreateAsync()
    {
        var customer = new SentCustomer(Guid.NewGuid().ToString(), TestData.Customer());
        _customers.Add(customer);
        customer.Created = await connection.CreateAsync(customer);
        customer.Created.Status.ShouldBe(201, customer.Created.Text);
        customer.Etag = customer.Created.Json["billingProfile"]!["attributes"]!["etag"]!.GetValue<string>();
    }

    private async Task ChangeAsync(SentCustomer customer)
    {
        if (customer.InDoubt || customer.IsDeleted || customer.HasEnded) return;
        customer.InDoubt = true;
        switch (random.Next(6))
        {
            case 0:
                (await connection.SendAsync(HttpMethod.Delete, customer.Path)).Status.ShouldBe(204);
                customer.IsDeleted = true;
                break;
            case 1:
                (await connection.SendAsync(HttpMethod.Patch, customer.Path, new JsonObject { ["relationshipToPartner"] = "none" })).Status.ShouldBe(200);
                customer.HasEnded = true;
                break;
            default:
                var profile = TestData.BillingProfile();
                profile["attributes"] = new JsonObject { ["etag"] = customer.Etag };
                var response = await connection.SendAsync(HttpMethod.Put, $"{customer.Path}/profiles/billing", profile);
                response.Status.ShouldBe(200, response.Text);
                customer.Etag = response.Json["attributes"]!["etag"]!.GetValue<string>();
                break;
        }

        customer.InDoubt = false;
    }

    /// <summary>A customer with what its caller knows about it.</summary>
    internal sealed class SentCustomer(string requestId, JsonNode body)
    {
        public string RequestId { get; } = requestId;

        public JsonNode Body { get; } = body;

        public string Domain { get; } = body["companyProfile"]!["domain"]!.GetValue<string>();

        /// <summary>The response to the create request; null if there was none.</summary>
        public ApiResponse? Created { get; set; }

        public string Path => $"/v1/customers/{Created!.Json["id"]}";

        public string? Etag { get; set; }

        /// <summary>Whether a change was sent and got no response.</summary>
        public bool InDoubt { get; set; }

        public bool IsDeleted { get; set; }

        public bool HasEnded { get; set; }
    }
}
