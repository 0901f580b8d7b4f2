namespace Customary.Portal.Customers;

/// <summary>What a partner can end: the last segment of the path of the page that asks for a confirmation.</summary>
internal static class CustomerEnding
{
    /// <summary>The delegated access to the customer's directory.</summary>
    public const string Access = "remove-access";

    /// <summary>The relationship.</summary>
    public const string Relationship = "remove-relationship";

    /// <summary>The customer with all its data, in a sandbox account.</summary>
    public const string Delete = "delete";
}
