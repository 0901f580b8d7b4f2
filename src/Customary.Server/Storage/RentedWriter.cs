using System.Buffers;

namespace Customary.Server.Storage;

/// <summary>Writes into a buffer that is lent, and a larger one whenever it is full.</summary>
/// <param name="likely">How much there will be, likely; at least one.</param>
public sealed class RentedWriter(int likely) : IBufferWriter<byte>
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(likely);
    private int _length;

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint).AsMemory(_length);

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint).AsSpan(_length);

    /// <summary>What was written, to be given back by whoever has it; nothing is written after this.</summary>
    public RentedBytes Written() => RentedBytes.Lent(_buffer, _length);

    private byte[] Room(int size)
    {
        if (_buffer.Length - _length >= Math.Max(size, 1)) return _buffer;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + size));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        return _buffer = larger;
    }
}
