using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Customary.Core.Users;

/// <summary>
/// Hashes the passwords that callers set, slowly and with a salt, so that a stolen database reveals them only at great cost.
/// The queue computes every hash, never the thread of a request.
/// </summary>
/// <remarks>
/// A hash is one byte for the format, the number of rounds (32 bits, big-endian), the salt and the derived bytes. Format 1 is PBKDF2
/// with HMAC-SHA-256. Hashes from before there was a format byte begin with the rounds and are one byte shorter; they are valid too.
/// </remarks>
internal sealed class PasswordHasher(IdGenerator identifiers, PasswordHashQueue queue, PasswordHashingOptions options)
{
    /// <summary>The owner of all hashes that anonymous sign-ins cause: together they have one share of the queue.</summary>
    public static readonly Guid AnonymousOwner = Guid.Empty;

    private const byte Pbkdf2Sha256 = 1;
    private const int SaltLength = 16;
    private const int DerivedLength = 32;
    private const int LegacyLength = sizeof(int) + SaltLength + DerivedLength;
    private const int Length = 1 + LegacyLength;

    // The hash to compare with if there is no stored hash, so that the response time does not reveal which users exist.
    private readonly byte[] _dummy = CreateEmpty(options.Iterations);

    /// <summary>Hashes a password with a new salt. The result is a fault if the queue is full.</summary>
    /// <param name="owner">The partner tenant that sets the password, or <see cref="AnonymousOwner"/>.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels the waiting for a worker.</param>
    public async Task<Outcome<byte[]>> HashAsync(Guid owner, string password, CancellationToken cancellationToken)
    {
        if (queue.TryRun(owner, () => Hash(password), cancellationToken) is not { } pending) return Fault.PasswordHashingBusy();
        return await pending;
    }

    /// <summary>Checks a password. The result is a fault if the queue is full. Without a stored hash the result is false and takes as long to compute.</summary>
    /// <param name="owner">The owner of the work in the queue.</param>
    /// <param name="hash">The stored hash; null if there is no such user or no stored password.</param>
    /// <param name="password">The password in the request.</param>
    /// <param name="cancellationToken">Cancels the waiting for a worker.</param>
    public async Task<Outcome<bool>> VerifyAsync(Guid owner, byte[]? hash, string password, CancellationToken cancellationToken)
    {
        if (queue.TryRun(owner, () => Verify(hash ?? _dummy, password), cancellationToken) is not { } pending) return Fault.PasswordHashingBusy();
        return await pending && hash is not null;
    }

    /// <summary>Whether a stored hash has an older format or fewer rounds than a new one.</summary>
    public bool NeedsRehash(byte[] hash) => hash.Length == LegacyLength || ReadIterations(hash.AsSpan(1)) < options.Iterations;

    /// <summary>Creates a hash that no password matches, without the work of hashing.</summary>
    public byte[] CreateUnusable()
    {
        var hash = CreateEmpty(options.Iterations);
        identifiers.FillRandom(hash.AsSpan(1 + sizeof(int)));
        return hash;
    }

    private byte[] Hash(string password)
    {
        var hash = CreateEmpty(options.Iterations);
        var content = hash.AsSpan(1);
        identifiers.FillRandom(content.Slice(sizeof(int), SaltLength));
        Derive(password, content, content[^DerivedLength..]);
        return hash;
    }

    private static bool Verify(byte[] hash, string password)
    {
        var content = hash.Length == LegacyLength ? hash
            : hash.Length == Length && hash[0] == Pbkdf2Sha256 ? hash.AsSpan(1)
            : throw new InvalidOperationException("A stored password hash has a format that this version does not know.");
        Span<byte> derived = stackalloc byte[DerivedLength];
        Derive(password, content, derived);
        return CryptographicOperations.FixedTimeEquals(derived, content[^DerivedLength..]);
    }

    private static byte[] CreateEmpty(int iterations)
    {
        var hash = new byte[Length];
        hash[0] = Pbkdf2Sha256;
        BinaryPrimitives.WriteInt32BigEndian(hash.AsSpan(1), iterations);
        return hash;
    }

    private static int ReadIterations(ReadOnlySpan<byte> content) => BinaryPrimitives.ReadInt32BigEndian(content);

    private static void Derive(string password, ReadOnlySpan<byte> content, Span<byte> derived) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), content.Slice(sizeof(int), SaltLength), derived, ReadIterations(content), HashAlgorithmName.SHA256);
}
