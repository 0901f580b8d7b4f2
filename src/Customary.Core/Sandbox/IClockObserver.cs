namespace Customary.Core.Sandbox;

/// <summary>Work that depends on the time and must run at once after the sandbox clock moved forward, such as retention.</summary>
internal interface IClockObserver
{
    /// <summary>Does the work that is due. The operation that moved the clock waits for it.</summary>
    Task OnAdvancedAsync(CancellationToken cancellationToken);
}
