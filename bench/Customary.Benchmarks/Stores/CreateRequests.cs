using System.Globalization;
using System.Text;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>Requests that create different customers in many tenants, each with an <c>MS-RequestId</c>.</summary>
internal sealed class CreateRequests(IReadOnlyList<string> tokens, int after = 0) : Requests
{
    private int _created = after;

    /// <summary>Returns the body that creates a customer with the given digits in its domain and its name.</summary>
    public static string Body(string domainDigits, string nameDigits) => $$"""
        {"CompanyProfile":{"Domain":"{{NumberedCustomer.Domain(domainDigits)}}"},"BillingProfile":{"Culture":"en-US","Email":"billing@contoso.com","Language":"en","CompanyName":"{{NumberedCustomer.CompanyName(nameDigits)}}","DefaultAddress":{"FirstName":"Ann","LastName":"Lee","AddressLine1":"1 Main Street","City":"Redmond","State":"WA","PostalCode":"98052","Country":"US","PhoneNumber":"4255550101"} } }
        """;

    public override Func<ReadOnlyMemory<byte>> ForConnection(int connection)
    {
        (byte[] Bytes, int Domain, int Id)[] requests = [.. tokens.Select(token => Encoding.ASCII.GetBytes(Text(token, "0000000", Guid.Empty)))
            .Select(bytes => (bytes, bytes.AsSpan().LastIndexOf("c0000000."u8) + 1, bytes.AsSpan().IndexOf("00000000-"u8)))];
        var next = connection;
        return () =>
        {
            var (request, domain, id) = requests[next++ % requests.Length];
            Interlocked.Increment(ref _created).TryFormat(request.AsSpan(domain), out _, "0000000", CultureInfo.InvariantCulture);
            Guid.NewGuid().TryFormat(request.AsSpan(id), out _);
            return request;
        };
    }

    private static string Text(string token, string digits, Guid requestId)
    {
        var body = Body(digits, digits);
        return $"POST /v1/customers HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\nMS-RequestId: {requestId}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }
}
