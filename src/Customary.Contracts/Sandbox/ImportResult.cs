namespace Customary.Contracts.Sandbox;

/// <summary>What an import added.</summary>
public sealed record ImportResult
{
    /// <summary>The number of registered partners.</summary>
    public int Partners { get; init; }

    /// <summary>The number of registered partnerships.</summary>
    public int Partnerships { get; init; }

    /// <summary>The number of customers.</summary>
    public int Customers { get; init; }
}
