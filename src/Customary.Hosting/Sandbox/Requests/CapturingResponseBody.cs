using System.IO.Pipelines;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>A response body that copies what is written to it.</summary>
internal sealed class CapturingResponseBody(IHttpResponseBodyFeature inner, BodyCapture capture) : IHttpResponseBodyFeature
{
    private Stream? _stream;
    private PipeWriter? _writer;

    /// <inheritdoc/>
    public Stream Stream => _stream ??= new CapturingStream(inner.Stream, capture);

    /// <inheritdoc/>
    public PipeWriter Writer => _writer ??= new CapturingWriter(inner.Writer, capture);

    /// <inheritdoc/>
    public Task CompleteAsync() => inner.CompleteAsync();

    /// <inheritdoc/>
    public void DisableBuffering() => inner.DisableBuffering();

    /// <inheritdoc/>
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The API sends no files.");

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);
}
