using System.Buffers;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>
/// Writes a page of customers as JSON. Clients can follow its links unchanged: they contain the continuation token.
/// Sources: "Get a list of customers", docs/contract.md#lists-and-pages.
/// </summary>
internal sealed class CustomerCollectionWriter(ServerKey key)
{
    private static readonly byte[] EmptyItems = "\"items\":[]"u8.ToArray();
    private static readonly string[] LinkParameters = ["size", "filter"];

    /// <summary>Writes a page.</summary>
    /// <param name="caller">The caller; the continuation token is valid for its partner only.</param>
    /// <param name="page">The page.</param>
    /// <param name="query">The parsed query that selected the page.</param>
    /// <param name="request">The request, whose query parameters the links repeat.</param>
    /// <returns>UTF-8 JSON in a buffer that the caller must dispose.</returns>
    public PooledBuffer Write(Caller caller, CustomerPage<CustomerItemsBuffer> page, CustomerQuery query, HttpRequest request)
    {
        // The stored items replace the empty array. The search finds the right place: nothing that a client wrote precedes it.
        var frame = JsonSerializer.SerializeToUtf8Bytes(CreateFrame(caller, page, query, request), ContractsJsonContext.Api.CustomerCollection).AsSpan();
        var split = frame.IndexOf(EmptyItems) + EmptyItems.Length - 1;
        var output = new PooledBufferWriter(frame.Length + page.Items.Length + page.Items.Count);
        output.Write(frame[..split]);
        page.Items.WriteTo(output);
        output.Write(frame[split..]);
        return output.Detach();
    }

    private ResourceCollection<Customer> CreateFrame(Caller caller, CustomerPage<CustomerItemsBuffer> page, CustomerQuery query, HttpRequest request)
    {
        var token = page.HasNext || page.HasPrevious
            ? new ContinuationToken(query.Filter, query.Size, page.First!, page.Last!).Write(caller.Partner, key)
            : null;
        var links = PageLinks.Create("/customers", request, LinkParameters, page.HasPrevious, page.HasNext, token);
        return ResourceCollections.Create<Customer>([], links, page.HasNext ? token : null) with { TotalCount = page.Items.Count };
    }
}
