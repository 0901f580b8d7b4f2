using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IntegrationTests;

/// <summary>
/// The integration under test: it creates customers through the Customer API. It sends the same MS-RequestId again after a lost
/// response, and waits after 429.
/// </summary>
/// <param name="http">A client whose requests have a token.</param>
/// <param name="wait">Waits for the time that the API asked for.</param>
internal sealed class CustomerOnboarding(HttpClient http, Func<TimeSpan, Task> wait)
{
    private const int MaxAttempts = 3;

    /// <summary>Creates a customer and returns its ID.</summary>
    /// <param name="companyName">The name of the company.</param>
    /// <param name="domain">The domain under onmicrosoft.com.</param>
    public async Task<string> CreateAsync(string companyName, string domain)
    {
        // The same ID for all attempts: the API creates the customer once.
        var requestId = Guid.NewGuid().ToString();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = JsonContent.Create(CreateBody(companyName, domain)) };
                request.Headers.Add("MS-RequestId", requestId);
                using var response = await http.SendAsync(request);
                if (response.StatusCode == HttpStatusCode.TooManyRequests && attempt < MaxAttempts)
                {
                    await wait(response.Headers.RetryAfter!.Delta!.Value);
                    continue;
                }

                response.EnsureSuccessStatusCode();
                return (await response.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null && attempt < MaxAttempts)
            {
                // The connection was cut, so the outcome is unknown. Try again.
            }
        }
    }

    private static JsonObject CreateBody(string companyName, string domain) => new()
    {
        ["companyProfile"] = new JsonObject { ["domain"] = $"{domain}.onmicrosoft.com" },
        ["billingProfile"] = new JsonObject
        {
            ["email"] = "billing@contoso.com",
            ["culture"] = "en-US",
            ["language"] = "en",
            ["companyName"] = companyName,
            ["defaultAddress"] = new JsonObject
            {
                ["firstName"] = "Ann",
                ["lastName"] = "Lee",
                ["addressLine1"] = "One Microsoft Way",
                ["city"] = "Redmond",
                ["state"] = "WA",
                ["postalCode"] = "98052",
                ["country"] = "US",
                ["phoneNumber"] = "4255550101",
            },
        },
    };
}
