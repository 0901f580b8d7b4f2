namespace Customary.Storage.Sql;

/// <summary>What a parameter holds. A server must know it beforehand, also where the value is nothing.</summary>
internal enum ParameterKind
{
    /// <summary>An id: <c>{uuid}</c>.</summary>
    Id,

    /// <summary>A whole number: <c>bigint</c>.</summary>
    Number,

    /// <summary>A text: <c>text</c>.</summary>
    Text,

    /// <summary>Bytes: <c>{bytes}</c>.</summary>
    Bytes,

    /// <summary>A document in UTF-8 JSON: <c>{json}</c>.</summary>
    Json,
}
