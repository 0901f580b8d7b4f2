namespace Customary.Core.Domains;

/// <summary>Which domains a customer can be created with.</summary>
internal sealed record DomainOptions
{
    /// <summary>Domain suffixes besides the cloud's own, such as <c>ccsctp.net</c>.</summary>
    public IReadOnlyList<string> AdditionalSuffixes { get; init; } = [];
}
