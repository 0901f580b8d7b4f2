namespace Customary.Core.Customers;

/// <summary>Which page is wanted, seen from the one whose token is sent. Source: the .NET SDK's enumeration of that name.</summary>
internal enum SeekOperation
{
    /// <summary>The page after it; the first one where no token is sent.</summary>
    Next = 0,

    /// <summary>The page before it.</summary>
    Previous = 1,

    /// <summary>The first page.</summary>
    First = 2,

    /// <summary>The last page.</summary>
    Last = 3,
}
