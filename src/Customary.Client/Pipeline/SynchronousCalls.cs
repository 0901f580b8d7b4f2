namespace Customary.Client;

/// <summary>The client is asynchronous only.</summary>
internal static class SynchronousCalls
{
    /// <summary>The exception of the synchronous methods that System.ClientModel requires.</summary>
    public static NotSupportedException NotSupported() => new("The client has no synchronous operations.");
}
