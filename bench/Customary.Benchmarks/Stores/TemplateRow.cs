using Customary.Storage.Transfer;

namespace Customary.Benchmarks.Stores;

/// <summary>A row that a create writes. Each value is a number, null, or the bytes of another type.</summary>
internal sealed record TemplateRow(TableDefinition Table, object?[] Values)
{
    /// <summary>The value in a column.</summary>
    public object? this[string column]
    {
        get => Values[IndexOf(column)];
        set => Values[IndexOf(column)] = value;
    }

    private int IndexOf(string column) => Table.Columns.Select((each, index) => (each.Name, index)).First(each => each.Name == column).index;
}
