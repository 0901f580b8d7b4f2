namespace Customary.Storage.Sql;

/// <summary>The database is temporarily unable to serve. The request is not the cause.</summary>
internal class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
