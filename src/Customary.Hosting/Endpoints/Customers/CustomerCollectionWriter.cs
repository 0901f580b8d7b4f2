using System.Buffers;
using System.Text.Json;
using Customary.Contracts;
using Customary.Core.Customers;
using Customary.Core.Identity;
using Customary.Core.Security;
using Customary.Hosting.Http;
using Customary.Storage.Sql;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>
/// A page of customers as it goes over the wire, with links that can be followed as they stand, token included.
/// Source: "Get a list of customers", and the contract, section 5.
/// </summary>
internal sealed class CustomerCollectionWriter(ServerKey key)
{
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    private static readonly byte[] NoItems = "\"items\":[]"u8.ToArray();

    /// <summary>Renders a page, UTF-8 JSON in a buffer to be given back; the query is that of the request, as it was sent.</summary>
    public PooledBuffer Write(Caller caller, CustomerPage page, CustomerQuery query, IQueryCollection sent, string? sentToken)
    {
        // The items are put where the mapping writes that there are none, before anything that a caller wrote.
        var around = JsonSerializer.SerializeToUtf8Bytes(WriteFrame(caller, page, query, sent, sentToken), ContractsJsonContext.Api.CustomerCollection).AsSpan();
        var inside = around.IndexOf(NoItems) + NoItems.Length - 1;
        var output = new PooledBufferWriter(around.Length + page.Items.Length + page.Items.Count);
        output.Write(around[..inside]);
        page.Items.WriteTo(output);
        output.Write(around[inside..]);
        return output.Detach();
    }

    private ResourceCollection<Customer> WriteFrame(Caller caller, CustomerPage page, CustomerQuery query, IQueryCollection sent, string? sentToken)
    {
        var token = page.HasNext || page.HasPrevious
            ? new ContinuationToken(query.Filter, query.Size, page.First!, page.Last!).Write(caller.Partner, key)
            : null;
        return new()
        {
            TotalCount = page.Items.Count,
            Items = [],
            ContinuationToken = page.HasNext ? token : null,
            Links = new()
            {
                Self = Link(sent, sent["seekOperation"], sentToken),
                Next = page.HasNext ? Link(sent, nameof(SeekOperation.Next), token) : null,
                Previous = page.HasPrevious ? Link(sent, nameof(SeekOperation.Previous), token) : null,
            },
            Attributes = CollectionAttributes,
        };
    }

    private static ResourceLink Link(IQueryCollection sent, string? seek, string? token)
    {
        var query = QueryString.Empty;
        if (sent["size"] is [{ Length: > 0 } size]) query = query.Add("size", size);
        if (sent["filter"] is [{ Length: > 0 } filter]) query = query.Add("filter", filter);
        if (!string.IsNullOrEmpty(seek)) query = query.Add("seekOperation", seek);
        IReadOnlyList<ResourceLinkHeader> headers = string.IsNullOrEmpty(token) ? [] : [new() { Key = ApiHeaders.ContinuationToken, Value = token }];
        return CustomerLinks.Get($"/customers{query}", headers);
    }
}
