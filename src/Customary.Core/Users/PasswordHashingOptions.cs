namespace Customary.Core.Users;

/// <summary>The cost of password hashes and the limits of their queue.</summary>
internal sealed record PasswordHashingOptions
{
    /// <summary>The rounds of PBKDF2 of new hashes. A stored hash contains its own number and is replaced at the next sign-in if that is lower.</summary>
    public int Iterations { get; init; } = 600_000;

    /// <summary>The number of hashes that run at once. Default: half the processors, so that the others serve requests.</summary>
    public int Workers { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>The maximum number of waiting hashes for each worker. If a hash takes a third of a second, the last one waits about five seconds.</summary>
    public int MaxWaitingPerWorker { get; init; } = 16;

    /// <summary>The maximum number of them for one owner, so that one owner cannot fill the queue.</summary>
    public int MaxWaitingPerWorkerAndOwner { get; init; } = 4;
}
