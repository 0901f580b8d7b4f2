namespace Customary.Resources;

/// <summary>
/// The body of every answer that is not a success.
/// Source: "Error codes"; the code is a number on the wire, as in every example there.
/// </summary>
public sealed record ApiFault
{
    /// <summary>The number of the error; unique together with <see cref="Source"/>.</summary>
    public int Code { get; init; }

    /// <summary>What went wrong, in words: up to 1,024 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Details, one string each, such as <c>companyProfile.domain: is required</c>; absent when there are none.</summary>
    public IReadOnlyList<string>? Data { get; init; }

    /// <summary>The part of the service that answered.</summary>
    public string? Source { get; init; }
}
