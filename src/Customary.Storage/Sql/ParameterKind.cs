namespace Customary.Storage.Sql;

/// <summary>The type of a parameter. PostgreSQL must know it when it prepares the statement, even for null values.</summary>
internal enum ParameterKind
{
    /// <summary>An ID: <c>{uuid}</c>.</summary>
    Id,

    /// <summary>A 64-bit integer: <c>bigint</c>.</summary>
    Number,

    /// <summary>A text: <c>text</c>.</summary>
    Text,

    /// <summary>Bytes: <c>{bytes}</c>.</summary>
    Bytes,

    /// <summary>A UTF-8 JSON document: <c>{json}</c>.</summary>
    Json,
}
