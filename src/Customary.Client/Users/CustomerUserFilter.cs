namespace Customary.Client;

/// <summary>Which users a list contains.</summary>
public sealed class CustomerUserFilter
{
    private CustomerUserFilter(string state) => Json = Filter.ToJson("UserState", state, "equals");

    /// <summary>Users that are not deleted. This is the default of a list.</summary>
    public static CustomerUserFilter Active { get; } = new("Active");

    /// <summary>Deleted users, which can be restored for 30 days.</summary>
    public static CustomerUserFilter Deleted { get; } = new("Inactive");

    /// <summary>The filter as JSON.</summary>
    internal string Json { get; }

    /// <inheritdoc/>
    public override string ToString() => Json;
}
