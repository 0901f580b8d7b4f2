using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>
/// One caller who creates, changes, ends and deletes customers until the service is gone, and keeps what it was
/// answered and what it had asked for when there was no answer any more.
/// </summary>
internal sealed class CrashLoad(RawConnection wire, Random random)
{
    private readonly List<Kept> _kept = [];

    public IReadOnlyList<Kept> Customers => _kept;

    public async Task RunAsync(Countdown answered)
    {
        try
        {
            while (true)
            {
                if (_kept.Count < 3 || random.Next(2) == 0) await CreateAsync();
                else await ChangeAsync(_kept[random.Next(_kept.Count)]);
                answered.Count();
            }
        }
        catch (HttpRequestException)
        {
            // The service is gone: what was asked last is in doubt, all before it is not.
        }
    }

    private async Task CreateAsync()
    {
        var customer = new Kept(Guid.NewGuid().ToString(), TestData.Customer());
        _kept.Add(customer);
        customer.Created = await wire.CreateAsync(customer);
        customer.Created.Status.ShouldBe(201, customer.Created.Text);
        customer.Etag = customer.Created.Json["billingProfile"]!["attributes"]!["etag"]!.GetValue<string>();
    }

    private async Task ChangeAsync(Kept customer)
    {
        if (customer.InDoubt || customer.IsDeleted || customer.HasEnded) return;
        customer.InDoubt = true;
        switch (random.Next(6))
        {
            case 0:
                (await wire.SendAsync(HttpMethod.Delete, customer.Path)).Status.ShouldBe(204);
                customer.IsDeleted = true;
                break;
            case 1:
                (await wire.SendAsync(HttpMethod.Patch, customer.Path, new JsonObject { ["relationshipToPartner"] = "none" })).Status.ShouldBe(200);
                customer.HasEnded = true;
                break;
            default:
                var profile = TestData.BillingProfile();
                profile["attributes"] = new JsonObject { ["etag"] = customer.Etag };
                var answer = await wire.SendAsync(HttpMethod.Put, $"{customer.Path}/profiles/billing", profile);
                answer.Status.ShouldBe(200, answer.Text);
                customer.Etag = answer.Json["attributes"]!["etag"]!.GetValue<string>();
                break;
        }

        customer.InDoubt = false;
    }

    /// <summary>A customer as its caller knows it.</summary>
    internal sealed class Kept(string requestId, JsonNode body)
    {
        public string RequestId { get; } = requestId;

        public JsonNode Body { get; } = body;

        public string Domain { get; } = body["companyProfile"]!["domain"]!.GetValue<string>();

        /// <summary>What creation answered; null when there was no answer.</summary>
        public ApiResponse? Created { get; set; }

        public string Path => $"/v1/customers/{Created!.Json["id"]}";

        public string? Etag { get; set; }

        /// <summary>Whether a change was asked for and not answered.</summary>
        public bool InDoubt { get; set; }

        public bool IsDeleted { get; set; }

        public bool HasEnded { get; set; }
    }
}
