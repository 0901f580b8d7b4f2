using System.Security.Cryptography;

namespace Customary.Client;

/// <summary>Computes the delay between tries: exponential, with jitter, so that clients that failed together do not return together.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan max)
{
    private const double Jitter = 0.25;
    private static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    /// <summary>Returns the delay before a repetition.</summary>
    /// <param name="repetition">The number of the repetition, from 0.</param>
    public TimeSpan GetDelay(int repetition)
    {
        var delay = Math.Min(first.Ticks * Math.Pow(2, repetition), max.Ticks);
        return TimeSpan.FromTicks((long)(delay * (1 - (Jitter * NextDouble()))));
    }

    private static double NextDouble()
    {
        var bytes = new byte[sizeof(uint)];
        Random.GetBytes(bytes);
        return BitConverter.ToUInt32(bytes, 0) / (double)uint.MaxValue;
    }
}
