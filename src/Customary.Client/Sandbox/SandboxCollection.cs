namespace Customary.Client.Sandbox;

/// <summary>A collection as the administrative API returns it.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
internal sealed class SandboxCollection<TItem>
{
    /// <summary>The items.</summary>
    public IReadOnlyList<TItem> Items { get; init; } = [];
}
