namespace Customary.Client;

/// <summary>A body that is read from a stream while it is sent. It can be sent once, and the caller disposes the stream.</summary>
internal sealed class StreamContent(Stream stream) : BinaryContent
{
    private const int BufferSize = 81_920;

    /// <inheritdoc/>
    public override bool TryComputeLength(out long length)
    {
        length = stream.CanSeek ? stream.Length - stream.Position : 0;
        return stream.CanSeek;
    }

    /// <inheritdoc/>
    public override void WriteTo(Stream stream, CancellationToken cancellationToken) => throw SynchronousCalls.NotSupported();

    /// <inheritdoc/>
    public override Task WriteToAsync(Stream target, CancellationToken cancellationToken) => stream.CopyToAsync(target, BufferSize, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
