using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Customary.Core.RateLimiting;

namespace Customary.Core.Relationships;

/// <summary>
/// Limits the sign-in attempts from a client address and at a customer, successful or not, in any 60 seconds on a node. An unknown
/// domain is limited like a customer, so that the limit does not reveal which domains exist.
/// </summary>
/// <remarks>
/// Callers choose addresses and unknown domains, so each one is mapped to one of a fixed number of slots by a hash with a secret
/// key. The memory is bounded, and a caller cannot find the slot of another caller.
/// </remarks>
internal sealed class SignInAttemptLimiter
{
    /// <summary>The maximum number of attempts at a customer in any 60 seconds.</summary>
    public const int MaxPerCustomer = 10;

    /// <summary>The number of slots for addresses, and the number of slots for unknown domains.</summary>
    internal const int Slots = 16_384;

    private readonly byte[] _key = new byte[32];
    private readonly InMemoryTenantRateLimiter _addresses;
    private readonly InMemoryTenantRateLimiter _customers;

    public SignInAttemptLimiter(SignInOptions options, IdGenerator ids, TimeProvider clock)
    {
        ids.FillRandom(_key);
        _addresses = new(options.AttemptsPerMinute, clock);
        _customers = new(MaxPerCustomer, clock);
    }

    /// <summary>The number of tracked addresses; never more than <see cref="Slots"/>.</summary>
    internal int AddressCount => _addresses.TenantCount;

    /// <summary>The number of tracked customers and slots of unknown domains.</summary>
    internal int CustomerCount => _customers.TenantCount;

    /// <summary>Counts an attempt from an address. Returns 0 if it is allowed, else the whole seconds until the next one is.</summary>
    public int TryAcquire(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out var length)) length = 0;
        if (address is { AddressFamily: AddressFamily.InterNetworkV6 })
        {
            // An IPv6 client has a whole /64 network.
            if (address.IsIPv4MappedToIPv6) bytes = bytes[12..];
            length = address.IsIPv4MappedToIPv6 ? 4 : 8;
        }

        return _addresses.TryAcquire(GetSlot(bytes[..length]));
    }

    /// <summary>Counts an attempt at a customer or at an unknown domain. Returns 0 if it is allowed, else the whole seconds until the next one is.</summary>
    public int TryAcquire(Guid? customer, string domain) => _customers.TryAcquire(customer ?? GetSlot(FoldedText.Key(domain)));

    private Guid GetSlot(ReadOnlySpan<byte> source)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, source, hash);
        return new(BinaryPrimitives.ReadInt32LittleEndian(hash) & (Slots - 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
