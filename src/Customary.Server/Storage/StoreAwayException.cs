namespace Customary.Server.Storage;

/// <summary>The database cannot do its work at the moment, for no fault of the request.</summary>
public sealed class StoreAwayException(string message, Exception? inner = null) : Exception(message, inner);
