namespace Customary.Storage.Sql;

/// <summary>The database cannot do its work at the moment, for no fault of the request.</summary>
internal sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
