using System.Buffers;

namespace Customary.Storage.Sql;

/// <summary>Writes to an array from the pool, and replaces it with a larger one when it is full.</summary>
/// <param name="initialCapacity">The expected length in bytes; at least 1.</param>
internal sealed class PooledBufferWriter(int initialCapacity) : IBufferWriter<byte>
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <summary>The number of written bytes.</summary>
    public int Length { get; private set; }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => EnsureCapacity(sizeHint).AsMemory(Length);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => EnsureCapacity(sizeHint).AsSpan(Length);

    /// <summary>Discards the written bytes.</summary>
    public void Clear() => Length = 0;

    /// <summary>Returns the written bytes. The caller owns and disposes the buffer, and this writer must not be used again.</summary>
    public PooledBuffer Detach() => PooledBuffer.FromPool(_buffer, Length);

    private byte[] EnsureCapacity(int size)
    {
        if (_buffer.Length - Length >= Math.Max(size, 1)) return _buffer;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + size));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        return _buffer = larger;
    }
}
