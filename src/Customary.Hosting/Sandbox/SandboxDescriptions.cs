using Customary.Client.Sandbox;
using Customary.Hosting.Sandbox.Clock;

namespace Customary.Hosting.Sandbox;

/// <summary>Describes the operations on the whole sandbox.</summary>
internal static class SandboxDescriptions
{
    public static OperationDescription GetStatus() => new("Status", "Get what the server is and what it stores")
    {
        Responses =
        [
            ResponseDescription.Create(200, "The status.", SandboxJsonContext.Api.SandboxStatus, new()
            {
                Version = LocalSandbox.Version,
                Storage = "memory (data is lost when the process stops)",
                Clock = ClockDescriptions.Example,
                Counts = new() { Partners = 1, Customers = 2, Users = 2 },
            }),
        ],
    };
}
