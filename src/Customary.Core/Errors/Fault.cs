namespace Customary.Core.Errors;

/// <summary>
/// Why a request was not carried out, in the API's own terms. Made only by <see cref="Fault"/>'s
/// named factories, which are the closed list of everything that can go wrong.
/// </summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Code">The number of the error, as "Error codes" documents it or decision 12 sets it.</param>
/// <param name="Description">What went wrong and what to do, in at most 1,024 characters.</param>
/// <param name="Data">Details, one string each; null when there are none.</param>
internal sealed partial record Fault(int Status, int Code, string Description, IReadOnlyList<string>? Data = null)
{
    /// <summary>The longest description that there may be, in UTF-16 code units. Source: "Error codes".</summary>
    public const int MaxDescriptionLength = 1024;

    /// <summary>What went wrong and what to do, cut to the documented 1,024 characters.</summary>
    public string Description { get; } =
        Description.Length <= MaxDescriptionLength ? Description : Description[..MaxDescriptionLength];

    /// <summary>The name that newer parts of the API give the error beside its number; null where they do not.</summary>
    public string? Name { get; private init; }

    /// <summary>Seconds after which another try makes sense; null when it makes none.</summary>
    public int? RetryAfterSeconds { get; private init; }
}
