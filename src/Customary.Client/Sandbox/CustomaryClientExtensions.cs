namespace Customary.Client.Sandbox;

/// <summary>The sandbox of the server that a client calls.</summary>
public static class CustomaryClientExtensions
{
    /// <summary>
    /// Returns the sandbox controls and the administration of the server. They use the transport and the timeout of the client, and
    /// <see cref="CustomaryClientOptions.AdminToken"/> instead of its credential. Nothing is repeated.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <exception cref="NotSupportedException">The client calls Microsoft's service, which has no sandbox controls.</exception>
    public static ISandbox GetSandbox(this CustomaryClient client) => new HttpSandbox(Guard.NotNull(client).SandboxPipeline);
}
