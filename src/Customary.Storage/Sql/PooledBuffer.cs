using System.Buffers;

namespace Customary.Storage.Sql;

/// <summary>
/// Bytes in a pooled array. The owner must dispose it exactly once, after the last read. If it is never disposed, the
/// garbage collector collects the array.
/// </summary>
internal readonly struct PooledBuffer : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;
    private readonly bool _isRented;

    private PooledBuffer(byte[] buffer, int length, bool isRented) => (_buffer, _length, _isRented) = (buffer, length, isRented);

    /// <summary>The bytes. They are valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Wraps an array that does not belong to the pool.</summary>
    public static PooledBuffer FromArray(byte[] bytes) => new(bytes, bytes.Length, isRented: false);

    /// <summary>Wraps the first bytes of an array from the pool and takes ownership of the array.</summary>
    internal static PooledBuffer FromPool(byte[] buffer, int length) => new(buffer, length, isRented: true);

    /// <summary>Copies bytes to an array from the pool.</summary>
    public static PooledBuffer Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        return new(buffer, bytes.Length, isRented: true);
    }

    /// <summary>Returns the bytes in an array that does not belong to the pool, and disposes this buffer.</summary>
    public byte[] ToArray()
    {
        if (!_isRented) return _buffer;
        var bytes = Memory.ToArray();
        Dispose();
        return bytes;
    }

    /// <summary>Returns the array to the pool.</summary>
    public void Dispose()
    {
        if (_isRented) ArrayPool<byte>.Shared.Return(_buffer);
    }
}
