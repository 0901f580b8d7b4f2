namespace Customary.Core.Errors;

/// <summary>
/// Why a request failed, in the terms of the API. Only the named factories of <see cref="Fault"/> create one, so they are the
/// closed list of all faults.
/// </summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Code">The number of the error, from "Error codes" or docs/contract.md#fault-codes.</param>
/// <param name="Description">What is wrong and what to do, in at most 1,024 characters.</param>
/// <param name="Data">Details, one string each; empty if there are none.</param>
internal sealed partial record Fault(int Status, int Code, string Description, params IReadOnlyList<string> Data)
{
    /// <summary>The maximum length of a description, in UTF-16 code units. Source: "Error codes".</summary>
    public const int MaxDescriptionLength = 1024;

    /// <summary>What is wrong and what to do, truncated to the documented 1,024 characters.</summary>
    public string Description { get; } =
        Description.Length <= MaxDescriptionLength ? Description : Description[..MaxDescriptionLength];

    /// <summary>The name that newer parts of the API return besides the number; null in the other parts.</summary>
    public string? Name { get; private init; }

    /// <summary>The seconds after which a retry can succeed; null if a retry cannot.</summary>
    public int? RetryAfterSeconds { get; private init; }
}
