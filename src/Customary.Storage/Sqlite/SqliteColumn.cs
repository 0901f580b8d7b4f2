using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// Reads the bytes of a value directly from SQLite's memory. A page of customers has hundreds of values. For each value the
/// provider adds a reference to the statement handle and switches the GC mode, which costs several times the SQLite call.
/// Both native calls are short and have no callbacks, so the GC transition can be suppressed.
/// Source: "Result Values From A Query".
/// </summary>
internal static partial class SqliteColumn
{
    private const string Library = "e_sqlite3";

    /// <summary>Returns the bytes of a blob or of a text in UTF-8. The span is valid only while the row is current.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(SqliteDataReader row, int column)
    {
        var statement = row.Handle!.DangerousGetHandle();
        var bytes = Blob(statement, column);
        return new(bytes, Length(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [SuppressGCTransition]
    private static unsafe partial void* Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    [SuppressGCTransition]
    private static partial int Length(nint statement, int column);
}
