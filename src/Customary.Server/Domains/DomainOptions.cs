namespace Customary.Server.Domains;

/// <summary>Which domains a customer can be created with.</summary>
public sealed record DomainOptions
{
    /// <summary>Domain suffixes besides the cloud's own, such as <c>ccsctp.net</c>.</summary>
    public IReadOnlyList<string> AdditionalSuffixes { get; init; } = [];
}
