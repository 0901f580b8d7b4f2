using System.Globalization;
using Customary.Core.Customers;
using Customary.Core.Errors;
using Customary.Core.Security;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Endpoints.Customers;

/// <summary>Reads which page of which list of customers a request asks for.</summary>
internal static class CustomerQueryReader
{
    /// <summary>Reads the query of a request, and the token of its header.</summary>
    public static Outcome<CustomerQuery> Read(IQueryCollection query, StringValues tokenHeader, Guid partner, ServerKey key)
    {
        var size = ReadSize(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var seek = ReadSeek(query["seekOperation"]);
        if (seek.Fault is not null) return seek.Fault;
        if (query["filter"].Count > 1) return Fault.InvalidParameter("filter", "can be given once only");
        var filter = query["filter"] is [{ Length: > 0 } text] ? CustomerFilter.Read(text) : CustomerFilter.None;
        if (filter.Fault is not null) return filter.Fault;
        if (tokenHeader.Count == 0 || tokenHeader is [""])
            return seek.Value == SeekOperation.Previous ? Fault.InvalidParameter("seekOperation", "needs the header MS-ContinuationToken to be Previous") : New(filter.Value, size.Value, seek.Value);
        var token = tokenHeader is [{ } sent] ? ContinuationToken.Read(sent, partner, key) : null;
        if (token is null || (filter.Value != CustomerFilter.None && !filter.Value.IsSame(token.Filter))) return Fault.InvalidContinuationToken();

        // A seek names neither size nor filter: both are the token's.
        return new CustomerQuery(token.Filter, size.Value == 0 ? token.Size : size.Value, seek.Value, token);
    }

    private static CustomerQuery New(CustomerFilter filter, int size, SeekOperation seek) =>
        new(filter, size == 0 ? CustomerQuery.MaxPageSize : size, seek == SeekOperation.Last ? seek : SeekOperation.First, Token: null);

    private static Outcome<int> ReadSize(StringValues size)
    {
        if (size.Count == 0) return 0;
        if (size is not [{ Length: > 0 } text] || !text.All(char.IsAsciiDigit)) return Fault.InvalidParameter("size", "must be a whole number from 0 to 500");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, CustomerQuery.MaxPageSize) : CustomerQuery.MaxPageSize;
    }

    private static Outcome<SeekOperation> ReadSeek(StringValues seek)
    {
        if (seek.Count == 0) return SeekOperation.Next;
        return seek.ToString().Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "NEXT" or "0" => SeekOperation.Next,
            "PREVIOUS" or "1" => SeekOperation.Previous,
            "FIRST" or "2" => SeekOperation.First,
            "LAST" or "3" => SeekOperation.Last,
            _ => Fault.InvalidParameter("seekOperation", "must be Next, Previous, First or Last"),
        };
    }
}
