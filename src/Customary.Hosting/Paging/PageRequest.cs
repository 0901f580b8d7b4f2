using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Paging;

/// <summary>The paging parameters of a request. All paged collections read them here, so that they treat them alike. Source: docs/contract.md#lists-and-pages.</summary>
/// <param name="Size">The requested page size, from 0 to <see cref="PageSize.Max"/>; 0 if the request has none.</param>
/// <param name="Seek">The requested page, relative to the page of the token.</param>
/// <param name="Token">The continuation token, not yet decoded; null for none.</param>
internal readonly record struct PageRequest(int Size, SeekOperation Seek, string? Token)
{
    /// <summary>The name of the query parameter for the requested page.</summary>
    public const string SeekParameter = "seekOperation";

    // The last one needs an index, which no client can send.
    private static readonly ApiEnumeration SeekOperations = new(
        nameof(SeekOperation.Next), nameof(SeekOperation.Previous), nameof(SeekOperation.First), nameof(SeekOperation.Last), "PageIndex");

    /// <summary>Reads the query parameters <c>size</c> and <c>seekOperation</c> and the header with the continuation token.</summary>
    public static Outcome<PageRequest> Read(HttpRequest request)
    {
        var size = PageSize.Read(request.Query["size"]);
        if (size.Fault is not null) return size.Fault;
        var seek = ReadSeek(request.Query[SeekParameter]);
        if (seek.Fault is not null) return seek.Fault;
        var header = request.Headers[ApiHeaders.ContinuationToken];
        if (header.Count > 1) return Fault.InvalidContinuationToken();
        var token = header.ToString();
        if (token.Length == 0 && seek.Value == SeekOperation.Previous) return Fault.InvalidParameter(SeekParameter, "needs the header MS-ContinuationToken to be Previous");
        return new PageRequest(size.Value, seek.Value, token.Length == 0 ? null : token);
    }

    /// <summary>The page size: the requested one, else that of the token, else the default.</summary>
    /// <param name="tokenSize">The page size in the token; null without a token.</param>
    public int GetSize(int? tokenSize) => Size > 0 ? Size : tokenSize ?? PageSize.Max;

    /// <summary>The fault of a seek operation that is not one of the four, or that is given twice.</summary>
    public static Fault InvalidSeek() => Fault.InvalidParameter(SeekParameter, "must be Next, Previous, First or Last");

    private static Outcome<SeekOperation> ReadSeek(StringValues seek)
    {
        if (seek.Count == 0) return SeekOperation.Next;
        return SeekOperations.Find(seek.ToString()) switch
        {
            nameof(SeekOperation.Next) => SeekOperation.Next,
            nameof(SeekOperation.Previous) => SeekOperation.Previous,
            nameof(SeekOperation.First) => SeekOperation.First,
            nameof(SeekOperation.Last) => SeekOperation.Last,
            _ => InvalidSeek(),
        };
    }
}
