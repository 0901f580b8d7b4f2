using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Customary.Core.RateLimiting;
using Customary.Core.Security;
using Customary.Storage.Sql;

namespace Customary.Core.Relationships;

/// <summary>
/// How many sign-in attempts a client address and a customer have in any 60 seconds on a node, right or wrong: guessing must
/// cost more than checking a guess costs the server. A domain that no customer has is limited like a customer, so
/// that the limit does not reveal which domains exist.
/// </summary>
/// <remarks>
/// Addresses and unknown domains are the caller's choice, so each of them falls into one of a fixed number of slots, by a hash
/// with a secret key: the memory is bounded, and nobody can aim at the slot of somebody else.
/// </remarks>
internal sealed class SignInAttemptLimiter
{
    /// <summary>How many attempts a customer has in any 60 seconds.</summary>
    public const int MaxPerCustomer = 10;

    /// <summary>How many slots there are for addresses, and again for domains.</summary>
    internal const int Slots = 16_384;

    private readonly byte[] _key = new byte[32];
    private readonly InMemoryTenantRateLimiter _addresses;
    private readonly InMemoryTenantRateLimiter _customers;

    public SignInAttemptLimiter(SignInOptions options, IdGenerator identifiers, TimeProvider clock)
    {
        identifiers.FillRandom(_key);
        _addresses = new(options.AttemptsPerMinute, clock);
        _customers = new(MaxPerCustomer, clock);
    }

    /// <summary>How many addresses are remembered; never more than <see cref="Slots"/>.</summary>
    internal int AddressCount => _addresses.TenantCount;

    /// <summary>How many customers and slots of unknown domains are remembered.</summary>
    internal int CustomerCount => _customers.TenantCount;

    /// <summary>Counts an attempt from an address; 0 if it is allowed, else the whole seconds until one is.</summary>
    public int TryAcquire(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.TryWriteBytes(bytes, out var length)) length = 0;
        if (address is { AddressFamily: AddressFamily.InterNetworkV6 })
        {
            // One client of IPv6 has a whole /64 network.
            if (address.IsIPv4MappedToIPv6) bytes = bytes[12..];
            length = address.IsIPv4MappedToIPv6 ? 4 : 8;
        }

        return _addresses.TryAcquire(SlotOf(bytes[..length]));
    }

    /// <summary>Counts an attempt at a customer, or at a domain that no customer has; 0 if it is allowed, else the whole seconds until one is.</summary>
    public int TryAcquire(Guid? customer, string domain) => _customers.TryAcquire(customer ?? SlotOf(FoldedText.Key(domain)));

    private Guid SlotOf(ReadOnlySpan<byte> source)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, source, hash);
        return new(BinaryPrimitives.ReadInt32LittleEndian(hash) & (Slots - 1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
