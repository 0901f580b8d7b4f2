using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Customary.Server.Users;

/// <summary>
/// Slow salted hashes of the passwords that callers set: PBKDF2 with HMAC-SHA-256, so that whoever steals the store
/// pays dearly for each guess. A hash says how often it was iterated, so that the number can grow.
/// </summary>
internal sealed class PasswordHashes(Identifiers identifiers)
{
    private const int Iterations = 600_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const int Head = sizeof(int) + SaltLength;

    /// <summary>The hash of a password, with a salt of its own. It takes a good part of a second: never inside the store.</summary>
    public byte[] Make(string password)
    {
        var made = new byte[Head + HashLength];
        BinaryPrimitives.WriteInt32BigEndian(made, Iterations);
        identifiers.Fill(made.AsSpan(sizeof(int), SaltLength));
        Derive(password, made, made.AsSpan(Head));
        return made;
    }

    /// <summary>Whether a hash is that of a password.</summary>
    public static bool IsOf(byte[] made, string password)
    {
        Span<byte> derived = stackalloc byte[HashLength];
        Derive(password, made, derived);
        return CryptographicOperations.FixedTimeEquals(derived, made.AsSpan(Head));
    }

    private static void Derive(string password, byte[] made, Span<byte> hash) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), made.AsSpan(sizeof(int), SaltLength), hash,
            BinaryPrimitives.ReadInt32BigEndian(made), HashAlgorithmName.SHA256);
}
