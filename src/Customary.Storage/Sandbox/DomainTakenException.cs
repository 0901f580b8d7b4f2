namespace Customary.Storage.Sandbox;

/// <summary>A domain of a snapshot or an import belongs to another customer. The transaction is rolled back.</summary>
internal sealed class DomainTakenException(string domain) : Exception($"The domain {domain} belongs to another customer.")
{
    /// <summary>The domain.</summary>
    public string Domain { get; } = domain;
}
