namespace Customary.Client.Sandbox;

/// <summary>A server refused a sandbox operation. Nothing was changed.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>Creates the exception of a response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="fault">The fault; null if the response has none.</param>
    public SandboxException(int status, ApiFault? fault)
        : base(fault?.Description is { Length: > 0 } description ? Describe(description, fault) : $"The server returned {status}.")
    {
        Status = status;
        Fault = fault;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The fault; null if the response has none.</summary>
    public ApiFault? Fault { get; }

    private static string Describe(string description, ApiFault fault) =>
        fault.Data is { Count: > 1 } data ? $"{description} ({string.Join("; ", data)})" : description;
}
