namespace Customary.Server.Storage;

/// <summary>A text of the request contains NUL or an unpaired surrogate, which no database stores. Nothing was changed.</summary>
public sealed class InvalidTextException() : Exception("A text contains NUL (U+0000) or an unpaired surrogate.");
