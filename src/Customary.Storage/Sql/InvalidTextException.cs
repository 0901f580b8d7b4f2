namespace Customary.Storage.Sql;

/// <summary>A text contains NUL or an unpaired surrogate, which PostgreSQL cannot store. The change was not applied.</summary>
internal sealed class InvalidTextException() : Exception("A text contains NUL (U+0000) or an unpaired surrogate.");
