namespace Customary.Core.Paging;

/// <summary>The requested page, relative to the page of the continuation token. Source: the enumeration of the .NET SDK with that name.</summary>
internal enum SeekOperation
{
    /// <summary>The next page; without a token, the first page.</summary>
    Next = 0,

    /// <summary>The previous page.</summary>
    Previous = 1,

    /// <summary>The first page.</summary>
    First = 2,

    /// <summary>The last page.</summary>
    Last = 3,
}
