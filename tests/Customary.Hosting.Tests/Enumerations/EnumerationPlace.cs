namespace Customary.Hosting.Tests.Enumerations;

/// <summary>A place of the API that reads an enumeration of the .NET SDKs.</summary>
/// <param name="Enumeration">The enumeration.</param>
/// <param name="SendAsync">Sends a valid request with a value at that place.</param>
internal sealed record EnumerationPlace(SdkEnumeration Enumeration, Func<TestCustomer, string, Task<ApiResponse>> SendAsync)
{
    /// <summary>The members that the server recognizes but refuses at this place, because the rules of the operation do.</summary>
    public string[] Refused { get; init; } = [];

    /// <summary>The status of a success; null if the answer depends on more than the value.</summary>
    public int? Status { get; init; } = 200;

    /// <summary>What the fault says about a member that is refused.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the number of a member is accepted too.</summary>
    public bool HasNumbers { get; init; }

    /// <summary>Whether a value changes the customer, so that each request needs a new one.</summary>
    public bool ChangesCustomer { get; init; }
}
