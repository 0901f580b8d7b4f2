namespace Customary.Core.Users;

/// <summary>How expensive a password hash is, and how many of them run and wait at once.</summary>
internal sealed record PasswordHashingOptions
{
    /// <summary>How many rounds of PBKDF2 a new hash has. An existing hash names its own number.</summary>
    public int Iterations { get; init; } = 600_000;

    /// <summary>How many hashes run at once: at most half the cores, so that the rest serve requests.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many hashes wait for each worker. With a third of a second for a hash, the last one waits about five seconds.</summary>
    public int MaxWaitingPerWorker { get; init; } = 16;

    /// <summary>How many of them are of one owner, so that one owner that floods leaves room for others.</summary>
    public int MaxWaitingPerWorkerAndOwner { get; init; } = 4;
}
