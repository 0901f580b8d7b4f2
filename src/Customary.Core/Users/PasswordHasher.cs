using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Customary.Core.Errors;
using Customary.Core.Security;

namespace Customary.Core.Users;

/// <summary>
/// Slow salted hashes of the passwords that callers set: PBKDF2 with HMAC-SHA-256, so that a stolen database gives away
/// passwords only at great cost. A hash names its number of rounds, so that the number can grow. Every hash is computed by
/// the queue, never on the thread of a request.
/// </summary>
internal sealed class PasswordHasher(IdGenerator identifiers, PasswordHashQueue queue, PasswordHashingOptions options)
{
    /// <summary>The owner of all hashes that anonymous sign-ins cause: together they have one share of the queue.</summary>
    public static readonly Guid AnonymousOwner = Guid.Empty;

    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const int Head = sizeof(int) + SaltLength;

    // What is compared with where there is no hash, so that the time of an answer does not reveal which users exist.
    private readonly byte[] _dummy = Empty(options.Iterations);

    /// <summary>The hash of a password, with a salt of its own; the fault when the queue is full.</summary>
    /// <param name="owner">The partner tenant that sets the password.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<byte[]>> MakeAsync(Guid owner, string password, CancellationToken cancellationToken)
    {
        if (queue.TryRun(owner, () => Hash(password), cancellationToken) is not { } running) return Fault.PasswordHashingBusy();
        return await running;
    }

    /// <summary>
    /// Whether a hash is that of a password; the fault when the queue is full. Without a hash the answer is no, and takes
    /// as long as with one.
    /// </summary>
    /// <param name="owner">Who is charged for the work.</param>
    /// <param name="made">The stored hash; null where there is no such user, or its password is not stored.</param>
    /// <param name="password">The password that was sent.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<bool>> VerifyAsync(Guid owner, byte[]? made, string password, CancellationToken cancellationToken)
    {
        if (queue.TryRun(owner, () => Verify(made ?? _dummy, password), cancellationToken) is not { } running) return Fault.PasswordHashingBusy();
        return await running && made is not null;
    }

    private byte[] Hash(string password)
    {
        var made = Empty(options.Iterations);
        identifiers.FillRandom(made.AsSpan(sizeof(int), SaltLength));
        Derive(password, made, made.AsSpan(Head));
        return made;
    }

    private static bool Verify(byte[] made, string password)
    {
        Span<byte> derived = stackalloc byte[HashLength];
        Derive(password, made, derived);
        return CryptographicOperations.FixedTimeEquals(derived, made.AsSpan(Head));
    }

    private static byte[] Empty(int iterations)
    {
        var made = new byte[Head + HashLength];
        BinaryPrimitives.WriteInt32BigEndian(made, iterations);
        return made;
    }

    private static void Derive(string password, byte[] made, Span<byte> hash) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), made.AsSpan(sizeof(int), SaltLength), hash,
            BinaryPrimitives.ReadInt32BigEndian(made), HashAlgorithmName.SHA256);
}
