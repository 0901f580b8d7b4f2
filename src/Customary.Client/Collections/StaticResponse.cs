namespace Customary.Client;

/// <summary>An empty successful response, for lists in memory.</summary>
internal sealed class StaticResponse : PipelineResponse
{
    private static readonly BinaryData Empty = BinaryData.FromString("");

    /// <inheritdoc/>
    public override int Status => 200;

    /// <inheritdoc/>
    public override string ReasonPhrase => "OK";

    /// <inheritdoc/>
    public override Stream? ContentStream { get; set; }

    /// <inheritdoc/>
    public override BinaryData Content => Empty;

    /// <inheritdoc/>
    protected override PipelineResponseHeaders HeadersCore { get; } = new NoHeaders();

    /// <inheritdoc/>
    public override BinaryData BufferContent(CancellationToken cancellationToken = default) => Empty;

    /// <inheritdoc/>
    public override ValueTask<BinaryData> BufferContentAsync(CancellationToken cancellationToken = default) => new(Empty);

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private sealed class NoHeaders : PipelineResponseHeaders
    {
        public override bool TryGetValue(string name, out string? value)
        {
            value = null;
            return false;
        }

        public override bool TryGetValues(string name, out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }

        public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, string>>().GetEnumerator();
    }
}
