using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// The bytes of a value in a row where SQLite has them: a page of customers has hundreds of values. The provider counts for each
/// who uses the statement, and tells the runtime that a thread leaves it, which costs several times what SQLite does. Both
/// calls return at once and call nobody back, so the runtime need not know. Source: "Result Values From A Query".
/// </summary>
internal static partial class SqliteColumn
{
    private const string Library = "e_sqlite3";

    /// <summary>The bytes, of a text its UTF-8; not to be read after the row.</summary>
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
