using System.Text;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Recorded;

/// <summary>
/// Replays recorded requests of real clients. Only tokens, IDs, etags, continuation tokens and required address fields
/// are filled in.
/// </summary>
public sealed class RecordedRequestTests
{
    [Theory]
    [AllStores("official-dotnet-sdk.txt", 16)]
    [AllStores("community-dotnet-sdk.txt", 10)]
    public async Task Every_recorded_request_is_accepted(StoreKind store, string recording, int count)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        var requests = RecordedRequest.Read(recording).ToList();
        requests.Count.ShouldBe(count);
        foreach (var request in requests)
        {
            var response = await ReplayAsync(service, partner, await partner.CreateCustomerAsync(), request);
            response.Status.ShouldBe(ExpectedStatus(request.Line), $"{request.Line} {response.Text}");
        }
    }

    private static async Task<ApiResponse> ReplayAsync(CustomaryFixture service, TestPartner partner, JsonNode customer, RecordedRequest request)
    {
        var token = (await partner.GetAsync("/v1/customers?size=1")).Json.Text("continuationToken");
        var id = customer.Text("id");
        var body = request.Body
            .Replace("\"Etag\":\"-42\"", $"\"Etag\":\"{customer.Text("billingProfile.attributes.etag")}\"", StringComparison.Ordinal)
            .Replace("/customers/x/", $"/customers/{id}/", StringComparison.Ordinal);
        var head = new StringBuilder($"{request.Line.Replace("/customers/x", $"/customers/{id}", StringComparison.Ordinal)} HTTP/1.1\r\n");
        foreach (var header in request.Headers)
        {
            head.Append(header switch
            {
                "Authorization: Bearer tok" => $"Authorization: Bearer {partner.Token}",
                "MS-ContinuationToken: TOK" => $"MS-ContinuationToken: {token}",
                _ when header.StartsWith("Content-Length: ", StringComparison.Ordinal) => $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
                _ => header,
            }).Append("\r\n");
        }

        return await RawRequest.SendAsync(service, Encoding.UTF8.GetBytes($"{head}Connection: close\r\n\r\n{body}"));
    }

    private static int ExpectedStatus(string line) => line.Split(' ') switch
    {
        ["POST", "/v1/customers"] => 201,
        ["DELETE", _] => 204,
        ["HEAD", _] => 404,
        _ => 200,
    };
}
