using Customary.Storage.Transfer;

namespace Customary.Benchmarks.Stores;

/// <summary>One row that a create writes: a value is a number, nothing, or the bytes of anything else.</summary>
internal sealed record TemplateRow(TableDefinition Table, object?[] Values)
{
    /// <summary>The value in a column.</summary>
    public object? this[string column]
    {
        get => Values[Place(column)];
        set => Values[Place(column)] = value;
    }

    private int Place(string column) => Table.Columns.Select((each, place) => (each.Name, place)).First(each => each.Name == column).place;
}
