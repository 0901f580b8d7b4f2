using System.Buffers;

namespace Customary.Storage.Sql;

/// <summary>Writes into a buffer that is lent, and a larger one whenever it is full.</summary>
/// <param name="likely">How much there will be, likely; at least one.</param>
internal sealed class PooledBufferWriter(int likely) : IBufferWriter<byte>
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(likely);

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => EnsureCapacity(sizeHint).AsMemory(Length);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => EnsureCapacity(sizeHint).AsSpan(Length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>What was written, to be given back by whoever has it; nothing is written after this.</summary>
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
