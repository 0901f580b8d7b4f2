namespace Customary.Storage.Sql;

/// <summary>A text of the request contains NUL or an unpaired surrogate, which no database stores. Nothing was changed.</summary>
internal sealed class InvalidTextException() : Exception("A text contains NUL (U+0000) or an unpaired surrogate.");
