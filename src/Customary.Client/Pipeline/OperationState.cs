using System.Diagnostics;

namespace Customary.Client;

/// <summary>What the policies of the pipeline know about one operation.</summary>
/// <param name="operation">The ID of the operation.</param>
/// <param name="isPaced">Whether the rate limit counts the operation.</param>
/// <param name="started">The timestamp of the start.</param>
internal sealed class OperationState(string operation, bool isPaced, long started)
{
    /// <summary>The ID of the operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>Whether the rate limit counts the operation.</summary>
    public bool IsPaced { get; } = isPaced;

    /// <summary>The timestamp of the start, from the clock of the client.</summary>
    public long Started { get; } = started;

    /// <summary>How often the request was sent.</summary>
    public int Tries { get; set; }

    /// <summary>Whether the service might have done a try whose response was lost.</summary>
    public bool IsOutcomeUnknown { get; set; }

    /// <summary>The trace of the operation; null if nothing listens.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Returns the state that belongs to a message.</summary>
    public static OperationState Get(PipelineMessage message) =>
        message.TryGetProperty(typeof(OperationState), out var state) && state is OperationState operation
            ? operation
            : throw new InvalidOperationException("The message was not created by a CustomaryClient.");
}
