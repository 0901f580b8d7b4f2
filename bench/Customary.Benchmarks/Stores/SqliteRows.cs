using Customary.Storage.Sql;
using Customary.Storage.Transfer;
using SQLitePCL;

namespace Customary.Benchmarks.Stores;

/// <summary>Writes the rows of a template to SQLite with prepared statements and no other overhead.</summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 _database;
    private readonly List<(TemplateRow Row, sqlite3_stmt Statement)> _inserts;
    private readonly Dictionary<string, sqlite3_stmt> _others = [];

    public SqliteRows(sqlite3 database, IEnumerable<TemplateRow> rows)
    {
        _database = database;
        _inserts = [.. rows.Select(row => (row, Prepare(Insert(row.Table))))];
    }

    /// <summary>Writes the current values of all rows.</summary>
    public void Write()
    {
        foreach (var (row, statement) in _inserts)
        {
            for (var index = 0; index < row.Values.Length; index++) Check(Bind(statement, index + 1, row.Values[index], row.Table.Columns[index].Kind));
            Step(statement);
        }
    }

    /// <summary>Executes a statement, which is prepared on first use.</summary>
    public void Execute(string text)
    {
        if (!_others.TryGetValue(text, out var statement)) _others[text] = statement = Prepare(text);
        Step(statement);
    }

    public void Dispose()
    {
        foreach (var (_, statement) in _inserts) statement.Dispose();
        foreach (var statement in _others.Values) statement.Dispose();
    }

    // Every create replaces the partner's row in audit_clocks.
    private static string Insert(TableDefinition table) =>
        $"insert {(table.Name == "audit_clocks" ? "or replace " : "")}into {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) values ({string.Join(", ", table.Columns.Select(_ => "?"))})";

    private static int Bind(sqlite3_stmt statement, int position, object? value, ParameterKind kind) => value switch
    {
        null => raw.sqlite3_bind_null(statement, position),
        long number => raw.sqlite3_bind_int64(statement, position, number),
        byte[] text when kind == ParameterKind.Text => raw.sqlite3_bind_text(statement, position, text),
        _ => raw.sqlite3_bind_blob(statement, position, (byte[])value),
    };

    private sqlite3_stmt Prepare(string text)
    {
        Check(raw.sqlite3_prepare_v2(_database, text, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        while (raw.sqlite3_step(statement) is var code && code != raw.SQLITE_DONE)
        {
            if (code != raw.SQLITE_ROW) Check(code);
        }

        raw.sqlite3_reset(statement);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }
}
