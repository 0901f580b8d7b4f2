namespace Customary.Client;

/// <summary>Adds the administrative token of a server to each try.</summary>
internal sealed class AdminTokenPolicy(string token) : PipelinePolicy
{
    private readonly string _header = $"Bearer {token}";

    /// <inheritdoc/>
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) => throw SynchronousCalls.NotSupported();

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.Request.Headers.Set("Authorization", _header);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}
