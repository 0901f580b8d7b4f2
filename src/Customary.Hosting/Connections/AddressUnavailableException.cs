namespace Customary.Hosting.Connections;

/// <summary>The server cannot listen on an address: it belongs to another machine, or the port is in use or not permitted. The message is for the operator.</summary>
internal sealed class AddressUnavailableException(string message, Exception inner) : IOException(message, inner);
