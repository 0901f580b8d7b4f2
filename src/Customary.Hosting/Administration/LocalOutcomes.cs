using Customary.Client;

namespace Customary.Hosting.Administration;

/// <summary>Converts the outcomes of operations to what callers in the same process get: the value, or the same exception as over HTTP.</summary>
internal static class LocalOutcomes
{
    /// <summary>Returns the value of a successful operation.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public static TValue GetValueOrThrow<TValue>(this Outcome<TValue> outcome)
        where TValue : notnull
    {
        outcome.Fault.ThrowIfFailed();
        return outcome.Value;
    }

    /// <summary>Throws the exception of a fault.</summary>
    /// <exception cref="CustomaryException">The operation failed.</exception>
    public static void ThrowIfFailed(this Fault? fault)
    {
        if (fault is not null) throw Failures.FromFault(fault.Status, FaultResponseWriter.ToBody(fault));
    }
}
