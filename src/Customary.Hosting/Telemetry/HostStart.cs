namespace Customary.Hosting.Telemetry;

/// <summary>Whether the host has started, so that its log category is enabled.</summary>
internal sealed class HostStart
{
    private volatile bool _isCompleted;

    /// <summary>Whether all hosted services have started.</summary>
    public bool IsCompleted => _isCompleted;

    /// <summary>Enables the log of the host.</summary>
    public void Complete() => _isCompleted = true;
}
